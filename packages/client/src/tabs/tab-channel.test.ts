import { expect, onTestFinished, test, vi } from "vitest";
import { tabChannel } from "./tab-channel.ts";

test("a tab hears the others and not itself; what it says after its end is lost without an error", async () => {
  const [one, other] = [tabChannel<string>("tabs"), tabChannel<string>("tabs")];
  const [heardByOne, heardByOther] = [vi.fn(), vi.fn()];
  const endOne = one.listen(heardByOne);
  onTestFinished(other.listen(heardByOther));

  one.post("hello");
  await expect.poll(() => heardByOther.mock.calls).toEqual([["hello"]]);
  endOne();
  endOne();

  expect(() => one.post("too late")).not.toThrow();
  expect(heardByOne).not.toHaveBeenCalled();
});
