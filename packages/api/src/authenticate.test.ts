import { withOpId } from "@frontdesk/client";
import { expect, it } from "vitest";
import { readFeed } from "./testing/feed-reader.ts";
import { testDesk } from "./testing/index.ts";

const within = { timeout: 2_000 };

it("lets a session fall idle behind an open tab: that the desk looks after it is no use of it", async () => {
  await using desk = await testDesk();
  const operator = await desk.as("operator");
  const memberId = operator.who?.memberId ?? "";
  using reader = await readFeed(operator);

  await desk.build.moveClock(11 * 3600);
  const owner = await desk.as("owner");
  const change = (preset: "porter" | "operator", version: number) =>
    owner.member.changeRole.mutate(withOpId({ memberId, preset, version }));
  const { version } = await change("porter", 1);
  await expect.poll(() => reader.stands, within).toEqual(["first", "rights_changed"]);
  await desk.build.moveClock(2 * 3600);
  await change("operator", version);

  await expect.poll(() => reader.ends, within).toMatchObject([{ data: { desk: { code: "unauthenticated" } } }]);
});
