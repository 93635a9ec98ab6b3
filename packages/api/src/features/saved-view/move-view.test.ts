import { withOpId } from "@frontdesk/client";
import { emptyFilter, type ViewAudience } from "@frontdesk/contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Caller, refusal, type TestDesk, testDesk } from "../../testing/index.ts";

let desk: TestDesk;

beforeAll(async () => {
  desk = await testDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

async function keep(by: Caller, name: string, audience: ViewAudience = "personal"): Promise<string> {
  const body = { name, audience, teamId: null, view: "open" as const, filter: emptyFilter };
  return (await by.savedView.create.mutate(withOpId(body))).id;
}

const move = (by: Caller, savedViewId: string, to: "earlier" | "later") =>
  by.savedView.move.mutate(withOpId({ savedViewId, to }));
const namesOf = async (by: Caller) => (await by.savedView.list.query()).data.map(({ name }) => name);

it("[D18] puts a view before or behind another of its audience, for all who have it, and tells only what moved", async () => {
  const [senior, operator] = [await desk.as("senior"), await desk.as("operator")];
  const ids = [];
  for (const name of ["One", "Two", "Three"]) ids.push(await keep(senior, name, "workspace"));
  await keep(operator, "Mine");
  const [one = "", , three = ""] = ids;
  await desk.announced();

  await move(senior, three, "earlier");
  expect(await namesOf(operator)).toEqual(["Mine", "One", "Three", "Two"]);
  expect((await desk.announced()).map(([kind]) => kind)).toEqual(["saved_view.saved", "saved_view.saved"]);

  await move(senior, one, "earlier");
  expect(await desk.announced()).toEqual([]);
  await move(senior, one, "later");
  expect(await namesOf(senior)).toEqual(["Three", "One", "Two"]);
});

it("is for those who may change it", async () => {
  const [senior, operator] = [await desk.as("senior"), await desk.as("operator")];
  const [shared, own] = [await keep(senior, "Ours", "workspace"), await keep(senior, "My own")];

  await expect(move(operator, shared, "earlier")).rejects.toMatchObject(refusal("forbidden"));
  await expect(move(operator, own, "earlier")).rejects.toMatchObject(refusal("not_found"));
});
