import { expect, it } from "vitest";
import { readDashboardSearch } from "./dashboard-search.ts";

const id = "01a1fc55-4c19-7065-9d8c-589b1d4424e4";

it("reads days by their name or by their dates, and a filter", () => {
  const filter = { inboxId: id, channel: "telegram_group", tagId: id };

  expect(readDashboardSearch({ period: "month", filter })).toEqual({ period: "month", filter });
  expect(readDashboardSearch({ from: "2030-02-01", to: "2030-02-28" })).toEqual({
    from: "2030-02-01",
    to: "2030-02-28",
  });
});

it("leaves out what it does not understand", () => {
  const filter = { inboxId: "'; drop table", channel: "pigeon", teamId: 7, memberId: null };

  expect(readDashboardSearch({ period: "aeon", from: "2030-13-45", to: "2030-02-28", filter })).toEqual({});
  expect(readDashboardSearch({ from: "2030-03-01", to: "2030-02-28", filter: "x" })).toEqual({});
});
