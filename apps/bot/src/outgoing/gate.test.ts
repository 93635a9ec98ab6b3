import { expect, test } from "vitest";
import { Gate } from "./gate.ts";

const never = new AbortController().signal;

test("lets so many in, and the next in order as one leaves; who goes away holds nobody up", async () => {
  const gate = new Gate(1);
  const order: string[] = [];
  const first = await gate.enter(never);
  const leaving = new AbortController();
  const gone = expect(gate.enter(leaving.signal)).rejects.toThrow("gone");
  const second = gate.enter(never).then((place) => {
    order.push("second");
    place[Symbol.dispose]();
  });
  const third = gate.enter(never).then(() => order.push("third"));

  leaving.abort(new Error("gone"));
  await gone;
  expect(order).toEqual([]);
  first[Symbol.dispose]();
  await Promise.all([second, third]);

  expect(order).toEqual(["second", "third"]);
});
