import { describe, expect, test } from "vitest";
import { countBursts, wordsIn } from "./escalation.ts";
import { goesOn } from "./inbox.ts";
import { languageOf, textFor } from "./text-language.ts";

const now = new Date("2026-11-20T12:00:00Z");
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

describe("[D6] a message to a closed conversation", () => {
  const closed = (hours: number) => ({ closedAt: ago(hours), lastInboundAt: ago(hours + 1) });

  test.each([
    ["continue", 9000, true],
    ["reopen", 24, true],
    ["reopen", 24.01, false],
    ["new", 0.1, false],
  ] as const)("under the policy %s, closed %d hours ago, goes on: %s", (policy, hours, expected) => {
    expect(goesOn({ policy, reopenHours: 24 }, closed(hours), now)).toBe(expected);
  });

  test("goes on where it is of the burst that was answered", () => {
    expect(goesOn({ policy: "new", reopenHours: 1 }, { closedAt: ago(0), lastInboundAt: ago(0.01) }, now)).toBe(true);
  });
});

test("[D-F2] a text is in the person's language, else the inbox's, else the workspace's, else any", () => {
  const texts = { en: "Hello", ru: "Привет" };

  expect(textFor(texts, ["ru-RU", "en", "en"])).toBe("Привет");
  expect(textFor(texts, ["de", null, "en"])).toBe("Hello");
  expect(textFor(texts, ["de", "ru", "en"])).toBe("Привет");
  expect(textFor({ ru: "Привет" }, [null, null, "en"])).toBe("Привет");
  expect(textFor({}, ["en"])).toBeNull();
  expect(languageOf("xx")).toBeNull();
});

test("[D16] what is written within a minute counts once", () => {
  const moments = [0, 10, 59, 60, 119, 120, 500].map((second) => new Date(second * 1000));

  expect(countBursts(moments)).toBe(4);
  expect(countBursts([])).toBe(0);
});

test("[D15] words are looked for among a person's own, not in addresses or commands", () => {
  const link = "https://x.org/operator";
  const text = `/operator Жалобы/«Ещё»… ${link}`;
  const entities = [
    { type: "bot_command", offset: 0, length: 9 },
    { type: "bold", offset: 10, length: 6 },
    { type: "url", offset: text.indexOf(link), length: link.length },
  ];

  expect(wordsIn(text, entities)).toBe("жалобы еще");
});
