import { withOpId } from "@frontdesk/client";
import { type Preset, presetRoles, presets, tokenPermissions } from "@frontdesk/contract";
import { inWorkspace } from "@frontdesk/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BotApi, startBotApi } from "./testing/bot-api.ts";
import { factsAnew } from "./testing/facts-anew.queries.ts";
import { type TestDesk, testDesk } from "./testing/index.ts";
import { walkRouter } from "./testing/procedures.ts";
import { account, roles } from "./testing/story/account.ts";
import { bots } from "./testing/story/bots.ts";
import { contacts, contactsErased } from "./testing/story/contacts.ts";
import { inGroups } from "./testing/story/groups.ts";
import { inboxes, leaveTeam } from "./testing/story/inboxes.ts";
import { linking } from "./testing/story/linking.ts";
import { outside, people } from "./testing/story/people.ts";
import { promises, promisesTakenBack } from "./testing/story/promises.ts";
import { staffGroup } from "./testing/story/staff-group.ts";
import { openStage, type Stage, type Step } from "./testing/story/stage.ts";
import { talk, talkAboutTheStuck, talkAfterSending, talkOutOfReach, talkTakenBack } from "./testing/story/talk.ts";
import { endOfShift, hearing, sending, sendingWhatFollows, sendingWithTrouble } from "./testing/story/telegram.ts";
import { work } from "./testing/story/work.ts";
import { writing } from "./testing/story/writing.ts";
import { ActionVerifier, type Watcher } from "./testing/verify-action.ts";

const talking = [...talk, ...hearing, ...sending, ...talkAfterSending, ...sendingWithTrouble, ...talkAboutTheStuck];
const firstPart = [...talking, ...talkTakenBack, ...promises, ...work, ...sendingWhatFollows, ...writing, ...inGroups];
const secondPart = [
  ...talkOutOfReach,
  ...linking,
  ...people,
  ...bots,
  ...staffGroup,
  ...roles,
  ...outside,
  ...account,
  ...inboxes,
  ...promisesTakenBack,
  ...contacts,
  ...endOfShift,
];

let botApi: BotApi;
let desk: TestDesk;
let stage: Stage;
let verifier: ActionVerifier;

beforeAll(async () => {
  botApi = await startBotApi();
  // A step has everything logged for a while.
  const logTo = { write: () => undefined };
  desk = await testDesk({ apiRoots: [{ name: "telegram", url: botApi.url }], logTo });
  stage = await openStage(desk);
  verifier = new ActionVerifier(desk, await watchers(), () => ({
    conversationIds: Object.values(stage.conversations),
    contactIds: Object.values(stage.contacts),
    groups: {
      botId: stage.lease.botId,
      conversationIds: Object.entries(stage.conversations).flatMap(([name, id]) => (name === "group" ? [id] : [])),
    },
    messageIds: Object.values(stage.messages).slice(0, 3),
  }));
  await verifier.look();
});
afterAll(async () => {
  await desk[Symbol.asyncDispose]();
  await botApi[Symbol.asyncDispose]();
});

function hasSameRights(one: Preset, other: Preset): boolean {
  return JSON.stringify(presetRoles[one]) === JSON.stringify(presetRoles[other]);
}

/** Everyone whose sight of the desk may differ: each kind of preset role, a script, and one who leaves the team. */
async function watchers(): Promise<Watcher[]> {
  const scripts = await Promise.all(Array.from({ length: sessionsEach }, openScript));
  const names = presets.filter((preset, index) => presets.findIndex((other) => hasSameRights(other, preset)) === index);
  const hired = await Promise.all(names.map((preset) => desk.as(preset)));
  const members = [...hired, stage.leaver].map(async (caller, index) => ({
    name: names[index] ?? "leaver",
    credentials: (await desk.moreSessions(caller, sessionsEach)).map((cookie) => ({ cookie })),
  }));
  return [...(await Promise.all(members)), { name: "script", credentials: scripts }];
}

const sessionsEach = 4;
async function openScript() {
  const { secret } = await stage.owner.token.create.mutate(
    withOpId({ name: "Watcher", permissions: [...tokenPermissions], expiresInDays: null }),
  );
  // No event tells that a token was used for the first time.
  await desk.bearer(secret).member.list.query();
  return { authorization: `Bearer ${secret}` };
}

async function play({ path, title, run }: Step) {
  const { lease, bots } = stage;
  await bots.telegram.holdLease.mutate(withOpId({ botId: lease.botId, holder: "tests", renews: lease.leaseToken }));
  await run(stage);
  await verifier.verify(`${path}: ${title}`);
}

describe("[I5] a client that follows the feed knows what a fresh answer would tell", () => {
  it.each(firstPart)("$path: $title", play);

  it("when somebody has left the team", async () => {
    await leaveTeam(stage);
    await verifier.look();
  });

  it.each(secondPart)("$path: $title", play);

  it("from its first sight to the end of the story, in uneven batches", () => verifier.verifyWholeStory());

  it("[A24] by events that are as the published schema says", () => verifier.verifySchema());

  // What the log told of them goes with them: nothing can be told from the beginning after that.
  it.each(contactsErased)("$path: $title", play);

  it("[I4] beside figures that are the same when they are made anew", async () => {
    const { kept, anew } = await factsAnew(desk);

    expect(new Set(kept.map(({ kind }) => kind)).size).toBeGreaterThan(5);
    expect(anew).toEqual(kept);
  }, 60_000);

  it("after every mutation that there is", () => {
    const played = new Set([...firstPart, ...secondPart, ...contactsErased].map(({ path }) => path));
    const mutations = walkRouter().filter(({ type }) => type === "mutation");
    expect(mutations.map(({ path }) => path).filter((path) => !played.has(path))).toEqual([]);
  });

  it("[I17] and leaves an audit row for every privileged one", async () => {
    const privileged = walkRouter().filter(
      ({ type, declaration }) => type === "mutation" && declaration?.permission?.endsWith(":manage"),
    );
    const rows = await inWorkspace(desk.services.database, desk.home.workspaceId).read(({ db }) =>
      db.selectFrom("audit").select("action").distinct().execute(),
    );
    const audited = new Set(rows.map(({ action }) => action));

    // It asks the bot to look at itself, and changes nothing.
    audited.add("bot.check");

    expect(privileged.length).toBeGreaterThan(10);
    expect(privileged.map(({ path }) => path).filter((path) => !audited.has(path))).toEqual([]);
  });
});
