import { expect, test } from "vitest";
import { readEnvironment } from "./environment.ts";

const SECRET_KEY = "a secret key of more than 32 characters";

test("everything has a default but the secret", () => {
  expect(readEnvironment({ SECRET_KEY, LOG_LEVEL: "" })).toEqual({
    configuration: { deskUrl: "http://127.0.0.1:4000", secretKey: SECRET_KEY, logLevel: "info" },
  });
});

test("everything that is wrong is named at once, and the secret is not repeated", () => {
  const read = readEnvironment({ DESK_URL: "ftp://desk", SECRET_KEY: "short", LOG_LEVEL: "loud" });

  expect(read).toEqual({
    problems: [
      expect.stringContaining("DESK_URL"),
      expect.stringContaining("SECRET_KEY"),
      expect.stringContaining("LOG_LEVEL"),
    ],
  });
  expect(JSON.stringify(read)).not.toContain("short");
});
