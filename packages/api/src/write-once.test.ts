import { withOpId } from "@frontdesk/client";
import { inWorkspace } from "@frontdesk/db";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Viewer } from "./access.ts";
import { authenticate } from "./authenticate.ts";
import { DeskError } from "./desk-error.ts";
import { type Caller, refusal, type TestDesk, testDesk } from "./testing/index.ts";
import { fingerprint, writeOnce } from "./write-once.ts";

let desk: TestDesk;
let operator: Caller;
let conversationId: string;

beforeAll(async () => {
  desk = await testDesk();
  operator = await desk.as("operator");
});
afterAll(() => desk[Symbol.asyncDispose]());
beforeEach(async () => {
  conversationId = await desk.build.conversation();
  await desk.announced();
});

const answerText = (text: string) => withOpId({ conversationId, text, clientKey: crypto.randomUUID() });
const opsNamed = (opId: string) =>
  inWorkspace(desk.services.database, desk.home.workspaceId).read(({ db }) =>
    db.selectFrom("op").select(["procedure", "answer"]).where("op_id", "=", opId).execute(),
  );

describe("[P2] the same opId", () => {
  it("gets the same answer and has one effect, however things stand by then", async () => {
    const input = answerText("Once");
    const first = await operator.message.send.mutate(input);
    await desk.build.deliver();

    expect(await operator.message.send.mutate(input)).toEqual(first);
    expect((await operator.message.list.query({ conversationId })).data.rows.length).toBe(2);
  });

  it("for another input, or another procedure, is a conflict", async () => {
    const input = answerText("Once");
    await operator.message.send.mutate(input);

    await expect(operator.message.send.mutate({ ...input, text: "Twice" })).rejects.toMatchObject(
      refusal("conflict", "op_mismatch"),
    );
    const close = operator.conversation.close.mutate({ conversationId, opId: input.opId });
    await expect(close).rejects.toMatchObject(refusal("conflict", "op_mismatch"));
  });

  it("of twenty twins at once has one effect, and one answer for all", async () => {
    const input = answerText("Once");

    const answers = await Promise.all(Array.from({ length: 20 }, () => operator.message.send.mutate(input)));

    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect((await desk.announced()).length).toBe(1);
    expect((await operator.message.list.query({ conversationId })).data.rows.length).toBe(2);
  });

  it("is another's own where another uses it", async () => {
    const senior = await desk.as("senior");
    const input = answerText("Mine");
    await operator.message.send.mutate(input);

    const theirs = { ...input, clientKey: crypto.randomUUID() };
    expect(await senior.message.send.mutate(theirs)).toMatchObject({ author: { name: senior.who?.name } });
  });

  it("[I18] whose answer held a secret is refused: the secret is given once and never stored", async () => {
    const owner = await desk.as("owner");
    const input = withOpId({ email: null, preset: "operator" as const });
    const { secret } = await owner.invitation.create.mutate(input);

    await expect(owner.invitation.create.mutate(input)).rejects.toMatchObject(refusal("conflict", "already_done"));
    const stored = await opsNamed(input.opId);
    expect(stored).toEqual([{ procedure: "invitation.create", answer: null }]);
    expect(JSON.stringify(stored)).not.toContain(secret);
  });

  it("[F9] after a refusal is free: nothing of the first try is left", async () => {
    const input = answerText("Later");
    await operator.conversation.close.mutate(withOpId({ conversationId }));
    await expect(operator.message.send.mutate(input)).rejects.toMatchObject(refusal("conflict", "wrong_state"));
    expect(await opsNamed(input.opId)).toEqual([]);

    await operator.conversation.reopen.mutate(withOpId({ conversationId }));
    expect(await operator.message.send.mutate(input)).toMatchObject({ text: "Later" });
  });
});

describe("a use case that fails", () => {
  it("[A13, F9] leaves nothing: no row, no event, no stored answer, no audit", async () => {
    const caller = await authenticate(desk.services, {
      session: operator.who?.sessionSecret ?? null,
      authorization: null,
      workspace: desk.home.slug,
    });
    const viewer = caller.viewer as Viewer;
    const call = {
      services: desk.services,
      viewer,
      origin: { ip: null, agent: null },
      procedure: "test",
      secret: false,
    };
    const input = { opId: crypto.randomUUID() };

    const failing = writeOnce({ ...call, input }, async ({ db, emit, audit, workspaceId }) => {
      await db.insertInto("contact").values({ workspace_id: workspaceId, name: "Nobody" }).execute();
      emit("contact.changed", {
        subject: { type: "contact", id: crypto.randomUUID() },
        data: { id: crypto.randomUUID(), name: "Nobody", username: null, language: null, avatar: null },
        scopeKeys: ["everyone"],
      });
      await audit({ action: "tag.create", subject: { type: "contact", id: null } });
      throw new DeskError("conflict", "wrong_state");
    });

    await expect(failing).rejects.toThrow("wrong_state");
    const left = await inWorkspace(desk.services.database, desk.home.workspaceId).read(async ({ db }) => ({
      contacts: await db.selectFrom("contact").select("id").where("name", "=", "Nobody").execute(),
      audit: await db.selectFrom("audit").select("id").where("action", "=", "tag.create").execute(),
      ops: await db.selectFrom("op").select("op_id").where("op_id", "=", input.opId).execute(),
    }));
    expect(left).toEqual({ contacts: [], audit: [], ops: [] });
    expect(await desk.announced()).toEqual([]);
  });
});

describe("an input's fingerprint", () => {
  it("is the same for the same fields in any order, and for a field left out or undefined", () => {
    expect(fingerprint({ a: 1, b: [{ c: null, d: "x" }] })).toBe(
      fingerprint({ b: [{ d: "x", c: null }], a: 1, e: undefined }),
    );
    expect(fingerprint({ a: 1 })).not.toBe(fingerprint({ a: "1" }));
    expect(fingerprint({ a: [1, 2] })).not.toBe(fingerprint({ a: [2, 1] }));
  });
});
