import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { findMethodName } from "../bot-api/method-table.ts";
import { playedNames } from "./methods.ts";

test("the README names the methods that are played, and no others", async () => {
  const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  const [, section = ""] = /## Methods it plays\n([\s\S]*?)\n## /.exec(readme) ?? [];
  const named = [...section.matchAll(/`([a-z]\w+)`/gi)].map(([, name]) => name);

  expect(named.sort()).toEqual(playedNames);
});

test("every method that is played is one of the Bot API", () => {
  expect(playedNames.filter((name) => findMethodName(name) !== name)).toEqual([]);
});
