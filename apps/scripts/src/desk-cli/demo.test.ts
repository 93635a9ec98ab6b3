import { expect, it } from "vitest";
import { startInstallation } from "../installation.ts";
import { deskCli } from "./desk-cli.ts";

const secretKey = "the secret key of a demo that ends with the test";

it("makes an owner, fills the desk with people of the simulator, and finds it sound", { timeout: 90_000 }, async () => {
  await using installation = await startInstallation({ SECRET_KEY: secretKey });
  const env = {
    DESK_URL: installation.url,
    DESK_WORKSPACE: "demo",
    DESK_EMAIL: "vera@example.org",
    DESK_PASSWORD: "correct horse battery",
    SECRET_KEY: secretKey,
  };
  const lines: string[] = [];
  const run = async (...args: string[]) => {
    lines.length = 0;
    const say = (line: string) => lines.push(line);
    return { code: await deskCli(args, { env, out: say, err: say }), said: lines.join("\n") };
  };

  expect(await run("owner", "create", installation.setUpCode)).toMatchObject({ code: 0 });
  expect(await run("seed")).toMatchObject({
    code: 0,
    said: expect.stringContaining("5 conversations are in the inbox."),
  });
  const { said: queue } = await run("conversation", "list");
  const doctor = await run("doctor");

  expect(queue).toContain("Мария Иванова");
  expect(doctor).toMatchObject({ code: 0, said: expect.stringMatching(/✓ @demo_\w+_bot is live \(polling\)\./) });
});
