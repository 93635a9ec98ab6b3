import { expect, it } from "vitest";
import { readQueueSearch } from "./queue-search.ts";

const id = "01a1fc55-4c19-7065-9d8c-589b1d4424e4";

it("reads a view, a kept view and a filter", () => {
  const filter = { states: ["pending"], assignee: "me", tagIds: [id], priorities: ["urgent"], waitingMinutes: 30 };

  expect(readQueueSearch({ view: "mine", saved: id, filter })).toEqual({ view: "mine", saved: id, filter });
});

it("leaves out what it does not understand", () => {
  const filter = {
    states: ["odd", "open"],
    assignee: "'; drop table",
    teamId: 7,
    tagIds: [id, "x"],
    waitingMinutes: -1,
  };

  expect(readQueueSearch({ view: "nowhere", saved: "x", filter })).toEqual({ filter: { states: ["open"] } });
  expect(readQueueSearch({ filter: "x" })).toEqual({});
});
