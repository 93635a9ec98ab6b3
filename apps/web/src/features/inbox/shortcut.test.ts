import { expect, it } from "vitest";
import { shortcutOf } from "./shortcut.ts";

const press = { key: "t", code: "KeyT", shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

it.each([
  ["a letter", press, "t"],
  ["the same key on a Russian keyboard", { ...press, key: "е" }, "t"],
  ["a letter where the layout has it", { ...press, key: "j", code: "KeyC" }, "j"],
  ["a question mark", { ...press, key: "?", code: "Slash", shiftKey: true }, "?"],
  ["the question mark's place on a Russian keyboard", { ...press, key: ",", code: "Slash", shiftKey: true }, "?"],
  ["a letter with Shift", { ...press, key: "T", shiftKey: true }, "T"],
  ["the same key with Shift on a Russian keyboard", { ...press, key: "Е", shiftKey: true }, "T"],
  ["a capital letter by Caps Lock", { ...press, key: "T" }, "t"],
  ["a browser's shortcut", { ...press, ctrlKey: true }, null],
  ["Enter", { ...press, key: "Enter", code: "Enter" }, null],
])("reads %s", (_name, pressed, shortcut) => {
  expect(shortcutOf(pressed)).toBe(shortcut);
});
