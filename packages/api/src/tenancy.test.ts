import { withOpId } from "@frontdesk/client";
import {
  formatCursor,
  type Preset,
  permissions,
  presetRoles,
  presets,
  type Scope,
  tokenPermissions,
} from "@frontdesk/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anyNumberOfCalls } from "./testing/any-number-of-calls.ts";
import { type BotApi, startBotApi } from "./testing/bot-api.ts";
import { readFeed } from "./testing/feed-reader.ts";
import { fillHome } from "./testing/fill-home.ts";
import { type Caller, type TestDesk, testDesk } from "./testing/index.ts";
import { type Credential, callPlainly, type PlainAnswer } from "./testing/plain-calls.ts";
import { type InputShape, type Walked, walkRouter } from "./testing/procedures.ts";
import { cases, type Records, withoutRows } from "./testing/tenancy-cases.ts";

const marker = `homesecret${crypto.randomUUID().slice(0, 8)}`;
const procedures = walkRouter();
const withRows = procedures.filter(({ path }) => path in cases);
const ofMembers = withRows.filter(({ declaration }) => declaration?.permission);
const ofPersons = withRows.filter(({ declaration }) => declaration?.word === "open");
const duties = withRows.filter(({ declaration }) => declaration?.word === "serves");

let botApi: BotApi;
let desk: TestDesk;
let own: Records;
let owner: Caller;
const members = new Map<Preset, Credential>();
const strangers = new Map<string, Credential>();
/** Colleagues with every permission, whose roles reach none of these conversations. */
const apart = new Map<string, Credential>();
let installation: Credential;
const received: string[] = [];

beforeAll(async () => {
  botApi = await startBotApi();
  desk = await testDesk({ apiRoots: [{ name: "telegram", url: botApi.url }], rates: anyNumberOfCalls });
  owner = await desk.as("owner");
  own = await fillHome(desk, owner, marker);
  for (const preset of presets) {
    members.set(preset, credentialOf(await desk.as(preset)));
    strangers.set(preset, credentialOf(await desk.as(preset, desk.foreign)));
  }
  for (const scope of ["team", "assigned"] as const) apart.set(scope, credentialOf(await reaching(scope)));
  const theirOwner = await desk.as("owner", desk.foreign);
  strangers.set("script", { authorization: `Bearer ${await tokenOf(theirOwner)}` });
  installation = { authorization: `Installation ${desk.services.installationKey}` };
});
afterAll(async () => {
  await desk[Symbol.asyncDispose]();
  await botApi[Symbol.asyncDispose]();
});

const credentialOf = (caller: Caller): Credential => ({ cookie: `frontdesk=${caller.who?.sessionSecret}` });
async function reaching(scope: Scope): Promise<Caller> {
  const colleague = await desk.as("operator");
  const role = await owner.role.create.mutate(
    withOpId({ name: `all, ${scope}`, permissions: [...permissions], scope }),
  );
  const memberId = colleague.who?.memberId ?? "";
  await owner.member.changeRole.mutate(withOpId({ memberId, roleId: role.id, version: 1 }));
  await desk.build.leaveTeams(colleague);
  return colleague;
}
async function tokenOf(by: Caller): Promise<string> {
  const input = { name: "Everything", permissions: [...tokenPermissions], expiresInDays: null };
  return (await by.token.create.mutate(withOpId(input))).secret;
}

async function call({ path, type }: Walked, input: object | undefined, as: Credential | null, slug = desk.home.slug) {
  const sender = { url: desk.url, workspace: slug, ...(as && { credential: as }) };
  const kind = type === "mutation" ? "mutation" : "query";
  return callPlainly(sender, { path, type: kind, input });
}

/** Everything of an answer but the reference that tells one call from another. */
const shapeOf = ({ status, data, message, refusal }: PlainAnswer) => ({
  ...{ status, data, message },
  refusal: refusal && { ...refusal, requestId: "" },
});

const singular: Record<string, string> = {
  ...{
    outboxIds: "outboxId",
    conversationIds: "conversationId",
    memberIds: "memberId",
    customFieldIds: "customFieldId",
  },
};
const fieldsOf = ({ input }: Walked) => Object.keys(input?.properties ?? {}).map((name) => singular[name] ?? name);

/** The names of a procedure's fields that ask for a row. */
function rowsIn(procedure: Walked): (keyof Records)[] {
  return fieldsOf(procedure).filter((name): name is keyof Records => name in own);
}

/** What stands in somebody's reach or out of it; all else is the whole workspace's. */
const talk = ["conversationId", "messageId", "attachmentId", "contactId", "intoId", "mergeId", "noteId", "identityId"];
const isTalk = (field: string) => [...talk, "undoId", "suggestionId"].includes(field);

const nowhere = (records: Records, field: keyof Records): Records => ({ ...records, [field]: crypto.randomUUID() });
const nothing = (records: Records): Records =>
  Object.fromEntries(Object.keys(records).map((name) => [name, crypto.randomUUID()])) as Records;
const inputOf = ({ path }: Walked, records: Records) => cases[path]?.(records) ?? {};

// What the audit is searched by: an id of another workspace finds nothing there.
const filters = ["actorId", "subjectId"];

it("knows every procedure, so that a new one must say where it belongs", () => {
  expect(procedures.map(({ path }) => path).filter((path) => !(path in cases) && !(path in withoutRows))).toEqual([]);
  const named = (shape: InputShape | null) => Object.keys(shape?.properties ?? {}).filter((name) => /Ids?$/.test(name));
  const forgotten = procedures.filter(
    ({ path, input }) =>
      path in withoutRows && named(input).some((name) => !["opId", "lastEventId", ...filters].includes(name)),
  );
  expect(forgotten).toEqual([]);
});

describe("[P7] nobody", () => {
  it.each(procedures.filter(({ declaration, type }) => declaration?.word !== "open" && type !== "subscription"))(
    "may call $path",
    async (procedure) => {
      const input = procedure.path in cases ? inputOf(procedure, own) : withoutRows[procedure.path];

      const { status, refusal } = await call(procedure, input, null);
      expect([status, refusal?.code]).toEqual([401, "unauthenticated"]);
    },
  );
});

describe.each(ofMembers)("[P7] $path", (procedure) => {
  const permission = procedure.declaration?.permission ?? "workspace:manage";

  it("[D23] tells those who may not nothing of what exists", async () => {
    for (const preset of presets.filter((name) => !presetRoles[name].permissions.includes(permission))) {
      const ours = await call(procedure, inputOf(procedure, own), members.get(preset) ?? null);
      const none = await call(procedure, inputOf(procedure, nothing(own)), members.get(preset) ?? null);

      expect(ours.refusal, preset).toMatchObject({ code: "forbidden", reason: null, facts: {} });
      expect(shapeOf(ours), preset).toEqual(shapeOf(none));
    }
  });

  it("[A23, P7] answers strangers, each field alone, exactly as if the row did not exist", async () => {
    for (const [name, credential] of strangers) {
      const none = await call(procedure, inputOf(procedure, nothing(own)), credential, desk.foreign.slug);
      for (const field of rowsIn(procedure)) {
        const ours = await call(
          procedure,
          inputOf(procedure, { ...nothing(own), [field]: own[field] }),
          credential,
          desk.foreign.slug,
        );

        received.push(ours.text);
        expect(shapeOf(ours), `${name}: ${field}`).toEqual(shapeOf(none));
        expect(["not_found", "forbidden"], `${name}: ${field}`).toContain(ours.refusal?.code);
      }
      // Naming the other workspace opens nothing either.
      const named = await call(procedure, inputOf(procedure, own), credential, desk.home.slug);
      received.push(named.text);
      expect(named.refusal?.code, name).toBe("forbidden");
    }
  });

  it("is not for the installation's key", async () => {
    const { refusal } = await call(procedure, inputOf(procedure, own), installation);
    expect(refusal?.code).toBe("forbidden");
  });

  it("finds the row for those whose it is", async () => {
    const none = await call(procedure, inputOf(procedure, nothing(own)), members.get("owner") ?? null);
    const ours = await call(procedure, inputOf(procedure, own), members.get("owner") ?? null);

    expect(none.refusal).toMatchObject({ code: "not_found" });
    // It may be too late, or somebody else's; but it is there.
    if (ours.refusal) expect(ours.refusal).toMatchObject({ code: "conflict" });
  });
});

describe.each(ofPersons)("[P7] $path", (procedure) => {
  it("answers others, colleagues and strangers alike, exactly as if the row did not exist", async () => {
    for (const credential of [...members.values(), ...strangers.values(), null]) {
      const ours = await call(procedure, inputOf(procedure, own), credential);
      const none = await call(procedure, inputOf(procedure, nothing(own)), credential);

      received.push(ours.text);
      expect(shapeOf(ours)).toEqual(shapeOf(none));
      expect(["not_found", "unauthenticated"]).toContain(ours.refusal?.code);
    }
  });
});

describe.each(duties)("[P7] $path", (procedure) => {
  it("is the installation's alone", async () => {
    for (const credential of [...members.values(), ...strangers.values()]) {
      const { refusal } = await call(procedure, inputOf(procedure, own), credential);
      expect(refusal).toMatchObject({ code: "forbidden", reason: null });
    }
  });

  it("acts for the bot it names, and takes no row from elsewhere", async () => {
    await desk.build.bot();
    for (const field of rowsIn(procedure)) {
      const { refusal, data } = await call(procedure, inputOf(procedure, nowhere(own, field)), installation);

      if (field === "botId") expect(refusal?.code, field).toBe("not_found");
      else if (field === "leaseToken") expect(refusal, field).toMatchObject({ code: "conflict", reason: "lease_lost" });
      else if (!refusal) expect([{}, { outboxIds: [] }], field).toContainEqual(data);
      else expect(refusal.code, field).toBe("not_found");
    }
  });
});

describe.each(ofMembers.filter((procedure) => fieldsOf(procedure).some(isTalk)))("[B3, D23] $path", (procedure) => {
  it("answers colleagues whom it is out of reach of, whatever else they may, as if the row did not exist", async () => {
    for (const [name, credential] of apart) {
      const none = await call(procedure, inputOf(procedure, nothing(own)), credential);
      for (const field of rowsIn(procedure).filter(isTalk)) {
        const ours = await call(procedure, inputOf(procedure, { ...nothing(own), [field]: own[field] }), credential);

        expect(shapeOf(ours), `${name}: ${field}`).toEqual(shapeOf(none));
        expect(["not_found", "forbidden"], `${name}: ${field}`).toContain(ours.refusal?.code);
      }
    }
  });
});

describe("[I13] no byte of home", () => {
  const plain = procedures.filter(({ path, type }) => path in withoutRows && type === "query");

  it("is in anything that strangers are answered", async () => {
    for (const procedure of plain)
      for (const credential of [...strangers.values(), null])
        for (const slug of [desk.foreign.slug, desk.home.slug])
          received.push((await call(procedure, withoutRows[procedure.path], credential, slug)).text);

    expect(received.length).toBeGreaterThan(300);
    expect(received.filter((text) => text.includes(marker))).toEqual([]);
    // The marker is really there to be found.
    const ours = procedures.find(({ path }) => path === "conversation.list");
    expect((await call(ours as Walked, { view: "open" }, members.get("owner") ?? null)).text).toContain(marker);
    // Hundreds of calls, one after another.
  }, 60_000);

  it("[A23, I13] is in what strangers follow", async () => {
    const stranger = await desk.as("owner", desk.foreign);
    using reader = await readFeed(stranger, formatCursor({ epoch: desk.services.epoch, seq: 0 }));
    await desk.build.inbound({ text: marker, name: marker });
    await desk.build.inForeign();

    await expect.poll(() => reader.events().length).toBe(1);
    expect(JSON.stringify(reader.batches)).not.toContain(marker);
  });
});
