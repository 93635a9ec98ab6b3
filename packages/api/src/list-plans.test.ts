import { conversationViews } from "@frontdesk/contract";
import { type Plan, plansOf, recordStatements } from "@frontdesk/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Filled, fillLists } from "./testing/fill-lists.ts";
import { inProcess } from "./testing/in-process.ts";
import { type TestDesk, testDesk } from "./testing/index.ts";

/** As many rows as all that is live and what is joined to a page of it; the workspace has six thousand conversations. */
const mostRead = 1_500;

type Asking = Awaited<ReturnType<typeof inProcess>>;

let desk: TestDesk;
let owner: Asking;
let operator: Asking;
let operatorId: string;
let filled: Filled;

beforeAll(async () => {
  desk = await testDesk();
  const { database, home: place } = desk;
  const someone = await desk.as("operator");
  owner = await inProcess(desk, await desk.as("owner"));
  operator = await inProcess(desk, someone);
  operatorId = someone.who?.memberId ?? "";
  filled = await fillLists({ adminUrl: database.adminUrl, place, memberId: operatorId });
}, 90_000);
afterAll(() => desk[Symbol.asyncDispose]());

/** What each list asks, of everything where it is not said by whom. */
function lists(): [name: string, ask: () => Promise<unknown>][] {
  const { conversationId, contactId, tagId } = filled;
  const at = new Date(Date.now() - 3_600_000 * 500).toISOString();
  const behind = { at, id: conversationId };
  const queue = (who: Asking, input: Parameters<Asking["conversation"]["list"]>[0]) => () =>
    who.conversation.list(input);
  const period = { from: at.slice(0, 10), to: new Date().toISOString().slice(0, 10) };
  return [
    ...conversationViews.map((view): [string, () => Promise<unknown>] => [`queue, ${view}`, queue(owner, { view })]),
    ...(["mine", "waiting", "open", "closed"] as const).map((view): [string, () => Promise<unknown>] => [
      `queue, ${view}, of a team's operator`,
      queue(operator, { view }),
    ]),
    ["queue, open, further on", queue(owner, { view: "open", cursor: behind })],
    ["queue, closed, further on", queue(owner, { view: "closed", cursor: behind })],
    ["queue, waiting, further on", queue(owner, { view: "waiting", cursor: behind })],
    ["queue, closed, of one member", queue(owner, { view: "closed", filter: { assignee: operatorId } })],
    ["queue, closed, with a tag", queue(owner, { view: "closed", filter: { tagIds: [tagId] } })],
    ["counts", () => owner.conversation.counts()],
    ["counts, of a team's operator", () => operator.conversation.counts()],
    ["thread, its end", () => owner.message.list({ conversationId })],
    ["thread, before one", () => owner.message.list({ conversationId, cursor: 100 })],
    ["thread, after one", () => owner.message.list({ conversationId, cursor: { after: 20 } })],
    ["what could not be sent", () => owner.message.stuck({})],
    ["a person's conversations", () => owner.contact.history({ contactId })],
    ["who calls me", () => operator.mention.list()],
    ["behind a figure", () => owner.statistics.list({ ...period, kind: "closed" })],
    ["who did what", () => owner.audit.list({})],
    ["who did what, of a kind", () => owner.audit.list({ subjectType: "tag", subjectId: tagId })],
  ];
}

async function plansFor(ask: () => Promise<unknown>): Promise<Plan[]> {
  const { database, home } = desk;
  const statements = await recordStatements(ask);
  return plansOf(database.appUrl, { workspaceId: home.workspaceId, statements });
}

it("[D22] lists and counts read what they show and little more, by the indexes that a review has seen", async () => {
  const reviewed: string[] = [];
  for (const [name, ask] of lists()) {
    const plans = await plansFor(ask);
    reviewed.push(`# ${name}\n\n${plans.map(({ shape }) => shape).join("\n\n")}\n`);
    for (const { rowsRead, shape } of plans) expect(rowsRead, `${name}:\n${shape}`).toBeLessThan(mostRead);
  }

  await expect(reviewed.join("\n")).toMatchFileSnapshot("list-plans.txt");
}, 60_000);
