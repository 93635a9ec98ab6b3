import { expect, it } from "vitest";
import { deepLink } from "./deep-link.ts";
import { freshCode, inGroups, readCode } from "./link-code.ts";

it("[T13] makes codes of 128 bits, no two alike, that fit a link to a bot", () => {
  const codes = Array.from({ length: 200 }, freshCode);

  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) expect(`link_${code}`).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
  // 26 places of 32 letters hold 130 bits, so the first holds three.
  for (const code of codes) expect(code).toMatch(/^[0-7][0-9a-hjkmnp-tv-z]{25}$/);
});

it("reads a code as people type it, and nothing else", () => {
  const code = freshCode();

  expect(readCode(` ${inGroups(code).toUpperCase()} `)).toBe(code);
  expect(readCode("o".repeat(26))).toBe("0".repeat(26));
  expect(readCode(code.slice(1))).toBeNull();
  expect(readCode(`${code.slice(1)}u`)).toBeNull();
  expect(readCode("")).toBeNull();
});

it("leads to Telegram, or to the simulator's phone", () => {
  const telegram = { name: "telegram", url: "https://api.telegram.org" };
  const simulator = { name: "simulator", url: "http://127.0.0.1:4010" };
  const to = { simulatorUrl: simulator.url, botUsername: "desk_bot", payload: "link_1" };

  expect(deepLink({ ...to, root: telegram })).toBe("https://t.me/desk_bot?start=link_1");
  expect(deepLink({ ...to, root: simulator })).toBe("http://127.0.0.1:4010/#bot=desk_bot&start=link_1");
});
