import { withOpId } from "@frontdesk/client";
import { inWorkspace } from "@frontdesk/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BuiltBot } from "../../testing/builders.ts";
import { type Caller, refusal, type TestDesk, testDesk } from "../../testing/index.ts";
import { createOutbox } from "../../testing/outbox.ts";
import { say, threadOf } from "../../testing/thread.ts";
import { settleAbandoned } from "./settle-interrupted.ts";

let desk: TestDesk;
let operator: Caller;
let telegram: Caller["telegram"];
let lease: BuiltBot;
let outbox: ReturnType<typeof createOutbox>;

beforeAll(async () => {
  desk = await testDesk();
  operator = await desk.as("operator");
  ({ telegram } = desk.installation());
  lease = await desk.build.bot();
  outbox = createOutbox(desk, () => lease);
});
afterAll(() => desk[Symbol.asyncDispose]());

const held = async (renews: string | null, holder = "other") => {
  const answer = await telegram.holdLease.mutate(withOpId({ botId: lease.botId, holder, renews }));
  return "leaseToken" in answer ? answer.leaseToken : answer.heldBy;
};

describe("the lease", () => {
  it("is one process's at a time; another is told whose", async () => {
    expect(await held(null)).toBe("tests");
    expect(await held(lease.leaseToken, "tests")).toBe(lease.leaseToken);
  });

  it("[P6] [I10] that nobody takes up again leaves what had begun unknown, after some time, though the bot is off", async () => {
    const owner = await desk.as("owner");
    const conversationId = await desk.build.conversation();
    await say(operator, conversationId, "In doubt");
    await outbox.mark((await outbox.claim()).map(({ outboxId }) => outboxId));
    const [bot] = (await owner.bot.list.query()).data;
    const off = { botId: lease.botId, on: false, version: bot?.version ?? 0 };
    await owner.bot.switch.mutate(withOpId(off));
    const state = async () => (await threadOf(operator, conversationId)).at(-1)?.state;

    await desk.build.moveClock(20);
    await settleAbandoned(desk.services);
    expect(await state()).toBe("sending");
    await desk.build.moveClock(20);
    await settleAbandoned(desk.services);

    expect(await state()).toBe("unknown");
    const [rested] = (await owner.bot.list.query()).data;
    await owner.bot.switch.mutate(withOpId({ ...off, on: true, version: rested?.version ?? 0 }));
    lease = { ...lease, leaseToken: await held(lease.leaseToken, "tests") };
  });

  it("[P6] fences a former holder off; the next one puts right what it left", async () => {
    const [toSend, toEdit, taken] = [
      await desk.build.conversation(),
      await desk.build.conversation(),
      await desk.build.conversation(),
    ];
    const { id } = await say(operator, toEdit, "Old");
    await desk.build.deliver({ kind: "sent", tgMessageIds: [55] });
    const version = (await threadOf(operator, toEdit)).at(-1)?.version ?? 0;
    await operator.message.edit.mutate(withOpId({ messageId: id, text: "New", version }));
    await say(operator, toSend, "In doubt");
    const begun = await outbox.claim();
    await outbox.mark(begun.map(({ outboxId }) => outboxId));
    await say(operator, taken, "Only leased");
    await outbox.claim();

    const former = lease.leaseToken;
    await desk.build.moveClock(16);
    const next = await held(null, "next");
    const late = outbox.settle(begun[0]?.outboxId ?? "", { kind: "sent", tgMessageIds: [56] }, former);
    await expect(late).rejects.toMatchObject(refusal("conflict", "lease_lost"));
    await expect(outbox.claim(1, former)).rejects.toMatchObject(refusal("conflict", "lease_lost"));
    const claimed = await outbox.claim(100, next);

    expect(claimed.map(({ send }) => [send.kind, "text" in send && send.text]).sort()).toEqual([
      ["edit_text", "New"],
      ["send_text", "Only leased"],
    ]);
    expect((await threadOf(operator, toSend)).at(-1)).toMatchObject({ state: "unknown", failure: expect.any(String) });
    expect((await threadOf(operator, toEdit)).at(-1)).toMatchObject({ state: "sent" });
    expect(await held(former, "tests")).toBe("next");
    await telegram.dropLease.mutate(withOpId({ botId: lease.botId, leaseToken: next }));
    lease = { ...lease, leaseToken: await held(null, "tests") };
  });

  it("[A10] tells whoever watches a test that was under way when its holder went that its outcome is unknown", async () => {
    const owner = await desk.as("owner");
    const where = { botId: lease.botId, conversationId: null, tgChatId: 5, text: "A test" };
    const { testId } = await owner.bot.sendTest.mutate(withOpId(where));
    await outbox.mark((await outbox.claim()).map(({ outboxId }) => outboxId));
    await telegram.dropLease.mutate(withOpId(lease));
    lease = { ...lease, leaseToken: await held(null, "tests") };
    await desk.announced();

    await outbox.claim();

    const test = expect.objectContaining({ testId, state: "unknown" });
    expect(await desk.announced()).toContainEqual(["bot.tested", { botId: lease.botId, test }]);
  });

  it("that ran out and that nobody took is prolonged under its token", async () => {
    await desk.build.moveClock(16);

    expect(await held(lease.leaseToken, "tests")).toBe(lease.leaseToken);
  });

  it("[P2] is given again to whoever asks again because the answer was lost, and can be prolonged", async () => {
    await telegram.dropLease.mutate(withOpId(lease));
    const call = withOpId({ botId: lease.botId, holder: "tests", renews: null });
    const first = await telegram.holdLease.mutate(call);

    expect(await telegram.holdLease.mutate(call)).toEqual(first);
    lease = { ...lease, leaseToken: await held("leaseToken" in first ? first.leaseToken : null, "tests") };
    expect(first).toMatchObject({ leaseToken: lease.leaseToken });
  });

  it("has one holder, of ten who ask at once", async () => {
    await telegram.dropLease.mutate(withOpId(lease));

    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        telegram.holdLease.mutate(withOpId({ botId: lease.botId, holder: `process ${index}`, renews: null })),
      ),
    );

    const tokens = answers.flatMap((answer) => ("leaseToken" in answer ? [answer.leaseToken] : []));
    expect(new Set(tokens).size).toBe(1);
    lease = { ...lease, leaseToken: tokens[0] ?? "" };
  });
});

describe("the duties", () => {
  it("are the bot process's alone", async () => {
    const owner = await desk.as("owner");

    await expect(owner.telegram.bots.query()).rejects.toMatchObject(refusal("forbidden"));
    await expect(desk.anonymous().telegram.bots.query()).rejects.toMatchObject(
      refusal("unauthenticated", "signed_out"),
    );
    expect(await telegram.bots.query()).toMatchObject([{ botId: lease.botId, token: "123456:token" }]);
  });

  it("stay within the bot's workspace", async () => {
    const elsewhere = crypto.randomUUID();

    await expect(
      telegram.holdLease.mutate(withOpId({ botId: elsewhere, holder: "tests", renews: null })),
    ).rejects.toMatchObject(refusal("not_found"));
    const foreign = await inWorkspace(desk.services.database, desk.foreign.workspaceId).read(({ db }) =>
      db.selectFrom("tg_update").select("update_id").execute(),
    );
    expect(foreign).toEqual([]);
  });
});
