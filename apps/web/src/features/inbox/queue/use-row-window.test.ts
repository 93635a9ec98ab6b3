import { expect, it } from "vitest";
import { rangeOf } from "./use-row-window.ts";

const of = (top: number) => rangeOf({ top, height: 760, rowHeight: 76 });

it("shows what is in view and some rows around it, from the first on", () => {
  expect(of(0)).toEqual({ first: 0, end: 20 });
  expect(of(7600)).toEqual({ first: 92, end: 120 });
});

it("stays the same over small moves", () => {
  expect(of(7620)).toEqual(of(7660));
});
