import { withOpId } from "@frontdesk/client";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readFeed } from "../testing/feed-reader.ts";
import { type TestDesk, testDesk } from "../testing/index.ts";
import { say } from "../testing/thread.ts";

const token = "a token for the metrics alone";
let desk: TestDesk;
beforeAll(async () => {
  desk = await testDesk({ metricsToken: token });
});
afterAll(() => desk[Symbol.asyncDispose]());

it("is not there where no token is configured", async () => {
  await using plain = await testDesk();

  const { status } = await fetch(`${plain.url}/metrics`, { headers: { authorization: "Bearer " } });

  expect(status).toBe(404);
});

it.each(["", "Bearer wrong", `Installation ${token}`, token])("refuses “%s”", async (authorization) => {
  const { status, text } = await scrape(authorization);

  expect(status).toBe(401);
  expect(text).not.toContain("frontdesk_");
});

it("[D28] counts calls by path and outcome, and requests by route", async () => {
  const owner = await desk.as("owner");
  await owner.conversation.counts.query();
  const viewer = await desk.as("viewer");
  await viewer.token.list.query().catch(() => undefined);

  const { text } = await scrape();

  expect(text).toMatch(/^frontdesk_procedure_duration_seconds_count\{path="conversation.counts",code="ok"\} 1$/m);
  expect(text).toMatch(/^frontdesk_procedure_duration_seconds_count\{path="token.list",code="forbidden"\} 1$/m);
  expect(text).toMatch(
    /^frontdesk_http_request_duration_seconds_count\{method="GET",route="\/trpc\/\*",status="200"\}/m,
  );
  expect(text).toMatch(/^frontdesk_process_resident_memory_bytes \d+$/m);
});

it("tells what waits over all workspaces, and how old it is", async () => {
  const { conversationId } = await desk.build.inbound();
  const operator = await desk.as("operator");
  await operator.conversation.take.mutate(withOpId({ conversationId }));
  await say(operator, conversationId, "On my way");
  const before = await scrape();
  await desk.build.update();
  await desk.build.moveClock(60);

  const { text } = await scrape();

  expect(figure(before.text, 'outbox_messages{state="queued"}')).toBe(1);
  expect(figure(before.text, 'outbox_messages{state="unknown"}')).toBe(0);
  expect(figure(text, "outbox_oldest_seconds")).toBeGreaterThanOrEqual(60);
  expect(figure(text, "updates_waiting")).toBe(1);
  expect(figure(text, "event_head")).toBe((await desk.announced()).length);
  expect(figure(text, "database_up")).toBe(1);
  expect(figure(text, 'bots{state="live"}')).toBe(1);
});

it("[C19] tells of live connections what the screens tell, and names no workspace and no role of its making", async () => {
  const owner = await desk.as("owner");
  const night = { name: "Night porters", permissions: ["workspace:read" as const], scope: "all" as const };
  const { id: roleId } = await owner.role.create.mutate(withOpId(night));
  const porter = await desk.as("porter");
  await owner.member.changeRole.mutate(withOpId({ memberId: porter.who?.memberId ?? "", roleId, version: 1 }));
  using _owner = await readFeed(owner);
  using _porter = await readFeed(porter);

  const { text } = await scrape();

  expect(figure(text, 'live_connections{transport="ws"}')).toBe(2);
  expect(figure(text, 'live_connections{transport="sse"}')).toBe(0);
  expect(figure(text, 'live_connections_by_role{role="owner"}')).toBe(1);
  expect(figure(text, 'live_connections_by_role{role="other"}')).toBe(1);
  expect(figure(text, 'live_connections_dropped{why="slow"}')).toBe(0);
  expect(figure(text, "feed_behind_events")).toBe(0);
  expect(figure(text, "nodes")).toBe(1);
  expect(figure(text, "outbox_failed")).toBe(0);
  for (const hidden of ["Night porters", desk.home.workspaceId]) expect(text).not.toContain(hidden);
});

async function scrape(authorization = `Bearer ${token}`) {
  const response = await fetch(`${desk.url}/metrics`, { headers: authorization ? { authorization } : {} });
  return { status: response.status, text: await response.text() };
}

function figure(text: string, name: string): number {
  const line = text.split("\n").find((one) => one.startsWith(`frontdesk_${name} `));
  return Number(line?.split(" ").at(-1));
}
