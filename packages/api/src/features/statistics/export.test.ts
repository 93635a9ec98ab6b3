import { withOpId } from "@frontdesk/client";
import { afterAll, beforeAll, expect, it } from "vitest";
import { untilConsumed } from "../../testing/consumed.queries.ts";
import { type Caller, type TestDesk, testDesk } from "../../testing/index.ts";
import { say } from "../../testing/thread.ts";

let desk: TestDesk;
let owner: Caller;
let period: string;

beforeAll(async () => {
  desk = await testDesk();
  owner = await desk.as("owner");
  const day = new Date().toISOString().slice(0, 10);
  const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  period = `from=${day}&to=${next}`;
});
afterAll(() => desk[Symbol.asyncDispose]());

function fetchCsv(by: Caller, query = period) {
  const headers = { cookie: `frontdesk=${by.who?.sessionSecret}` };
  return fetch(`${desk.url}/w/${desk.home.slug}/reports/conversations.csv?${query}`, { headers });
}

it("[D-F1] gives one row for each conversation, with cells that no spreadsheet runs, and is audited", async () => {
  const { conversationId } = await desk.build.inbound({ name: "=cmd|' /C calc'!A0", text: "Hello" });
  await say(owner, conversationId, "Yes?");
  await owner.conversation.close.mutate(withOpId({ conversationId }));
  await desk.build.inbound({ name: 'Vera, the "other"' });
  await untilConsumed(desk, "figures");

  const answer = await fetchCsv(owner);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const [head, first, second, ...rest] = new TextDecoder().decode(bytes).split("\r\n");

  expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="conversations-.*\.csv"$/);
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(head?.split(",")).toHaveLength(25);
  expect(first).toMatch(
    /^1,[0-9a-f-]{36},Telegram,telegram_dm,[^,]+,[^,]+,'=cmd\|' \/C calc'!A0,closed,normal,,\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00,/,
  );
  expect(first).toMatch(/,1,0,1,1,,,$/);
  expect(second).toContain(',"Vera, the ""other""",new,normal,,');
  expect(rest).toEqual([""]);
  const [row] = (await owner.audit.list.query({ action: "statistics.export" })).data.rows;
  expect(row?.after).toMatchObject({ inboxId: null });
});

it("[D-F1] refuses whoever may not take data out, and a period that is none", async () => {
  const [senior, stranger] = [await desk.as("senior"), await desk.as("owner", desk.foreign)];

  expect((await fetchCsv(senior)).status).toBe(403);
  expect((await fetchCsv(stranger)).status).toBe(403);
  expect((await fetchCsv(owner, "from=2030-01-02&to=2030-01-01")).status).toBe(400);
  expect((await fetchCsv(owner, `${period}&inboxId=x`)).status).toBe(400);
});
