import { pino } from "pino";
import { expect, it } from "vitest";
import { describeFailure } from "./describe-failure.ts";

it("[I18] logs the kind and the place of an error, and nothing of the message that was being sent", () => {
  const lines: string[] = [];
  const log = pino({ serializers: { err: describeFailure } }, { write: (line: string) => lines.push(line) });
  // As Telegraf makes its own.
  class TelegramError extends Error {
    readonly on = { method: "sendMessage", payload: { text: "private words" } };
  }
  const err = new TelegramError("400: Bad Request: private words");

  log.error({ err }, "a promise was not awaited");

  expect(lines.join("")).toMatch(/"type":"TelegramError".*describe-failure\.test\.ts/);
  expect(lines.join("")).not.toContain("private words");
});
