import { describe, expect, test } from "vitest";
import { type FaultRule, FaultScript } from "./faults.ts";
import { startScene } from "./testing/scene.ts";

const call = { method: "sendMessage", botId: 1, chatId: 7 };

function strikes(rules: FaultRule[], calls: number, seed = 1): number[] {
  const script = new FaultScript(seed);
  script.setRules(rules);
  return Array.from({ length: calls }, (_, at) => (script.strike(call) ? at + 1 : 0)).filter(Boolean);
}

describe("when a rule strikes", () => {
  test.each<[FaultRule, number[]]>([
    [{ fault: "429" }, [1, 2, 3, 4, 5, 6]],
    [{ fault: "429", times: 2 }, [1, 2]],
    [{ fault: "429", when: { nth: 3 } }, [3]],
    [{ fault: "429", when: { nth: [1, 5] } }, [1, 5]],
    [{ fault: "429", when: { every: 2 } }, [2, 4, 6]],
    [{ fault: "429", method: "sendmessage", chatId: 7, botId: 1, when: { nth: 1 } }, [1]],
    [{ fault: "429", method: "sendPhoto" }, []],
    [{ fault: "429", chatId: 8 }, []],
    [{ fault: "429", when: { probability: 0 } }, []],
  ])("%j", (rule, expected) => {
    expect(strikes([rule], 6)).toEqual(expected);
  });

  test("chance follows from the seed", () => {
    const rule: FaultRule = { fault: "500-after", when: { probability: 0.1 } };

    const struck = strikes([rule], 1000, 42);

    expect(struck).toEqual(strikes([rule], 1000, 42));
    expect(struck).not.toEqual(strikes([rule], 1000, 43));
    expect(struck.length).toBeGreaterThan(60);
    expect(struck.length).toBeLessThan(140);
  });

  test("getUpdates is spoilt only when it is named", () => {
    const script = new FaultScript(1);
    script.setRules([{ fault: "500-before" }, { method: "getUpdates", fault: "409", when: { nth: 2 } }]);
    const poll = { ...call, method: "getUpdates" };

    expect([script.strike(poll), script.strike(poll)]).toMatchObject([undefined, { fault: "409" }]);
  });
});

describe("what the bot meets and what the person sees", () => {
  test.each<[FaultRule["fault"], { reply: unknown; delivered: boolean }]>([
    ["reset-before", { reply: "no answer", delivered: false }],
    ["reset-after", { reply: "no answer", delivered: true }],
    ["timeout-before", { reply: "no answer", delivered: false }],
    ["timeout-after", { reply: "no answer", delivered: true }],
    ["garbage-after", { reply: "no answer", delivered: true }],
    ["502-before", { reply: "no answer", delivered: false }],
    ["502-after", { reply: "no answer", delivered: true }],
    ["500-before", { reply: { status: 500, description: "Internal Server Error" }, delivered: false }],
    ["500-after", { reply: { status: 500, description: "Internal Server Error" }, delivered: true }],
    ["400", { reply: { status: 400 }, delivered: false }],
    ["401", { reply: { status: 401, description: "Unauthorized" }, delivered: false }],
    ["403", { reply: { status: 403, description: "Forbidden: bot was blocked by the user" }, delivered: false }],
    ["409", { reply: { status: 409 }, delivered: false }],
    ["429", { reply: { status: 429, parameters: { retry_after: 5 } }, delivered: false }],
    ["slow", { reply: { status: 200, ok: true }, delivered: true }],
  ])("%s", async (fault, { reply, delivered }) => {
    await using scene = await startScene();
    await scene.control.setFaults({ rules: [{ method: "sendMessage", fault, delayMs: 1 }] });

    const answer = scene
      .request(`sendMessage?chat_id=${scene.anna.id}&text=hi`, { signal: AbortSignal.timeout(300) })
      .catch(() => "no answer");
    const [entry] = await scene.control.awaitCalls({ method: "sendMessage" });

    if (typeof reply === "string") expect(await answer).toBe(reply);
    else expect(await answer).toMatchObject(reply as object);
    expect(entry).toMatchObject({ fault, accepted: delivered });
    expect((await scene.control.transcript(scene.side)).messages).toHaveLength(delivered ? 2 : 1);
  });
});
