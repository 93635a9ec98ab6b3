import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const main = fileURLToPath(new URL("main.ts", import.meta.url));

function start(env: Record<string, string>) {
  return spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

test("a wrong configuration is told whole, and ends the process with 1", async () => {
  const bot = start({ DESK_URL: "nonsense", SECRET_KEY: "short" });
  const [said, [code]] = await Promise.all([text(bot.stderr), once(bot, "exit")]);

  expect(code).toBe(1);
  expect(said).toMatch(/DESK_URL.*\n.*SECRET_KEY/);
});

test("SIGTERM ends it at once, also while the desk is away", async () => {
  const bot = start({ DESK_URL: "http://127.0.0.1:1", SECRET_KEY: "a secret key of more than 32 characters" });
  await once(bot.stdout, "data");
  const asked = performance.now();

  bot.kill("SIGTERM");
  const [code] = await once(bot, "exit");

  expect(code).toBe(0);
  expect(performance.now() - asked).toBeLessThan(2_500);
});
