import { expect, it } from "vitest";
import { createPasswords } from "./passwords.ts";

it("[P9] sends whoever comes when too many wait away with the time to come back", async () => {
  const passwords = createPasswords({ mostWaiting: 1 });
  const stored = await passwords.hash("a long enough word");
  // The decoy, which is made first of all, is done: both places are free.
  await passwords.matches("a long enough word", null);

  const asked = ["a long enough word", "another word", "a long enough word", "a long enough word"];
  const answers = await Promise.allSettled(asked.map((password) => passwords.matches(password, stored)));

  const limited = { status: "rejected", reason: expect.objectContaining({ code: "limited" }) };
  expect(answers).toEqual([
    { status: "fulfilled", value: true },
    { status: "fulfilled", value: false },
    { status: "fulfilled", value: true },
    limited,
  ]);
  expect(await passwords.matches("a long enough word", stored)).toBe(true);
});
