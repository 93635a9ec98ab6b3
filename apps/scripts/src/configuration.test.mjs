import { expect, it } from "vitest";
import { checkConfiguration } from "./configuration.mjs";
import { Refusal } from "./refusal.mjs";

it("lists everything that is wrong", async () => {
  const script = "console.error('PORT must be a number.\\nBASE_URL must be an address.'); process.exitCode = 1";

  const check = checkConfiguration({}, ["-e", script]);

  await expect(check).rejects.toThrow(new Refusal("PORT must be a number.\nBASE_URL must be an address."));
});

it("hands over the settings as they will be", async () => {
  const script = "process.exitCode = process.env.PORT === '4321' ? 0 : 1";

  await expect(checkConfiguration({ PORT: "4321" }, ["-e", script])).resolves.toBeUndefined();
});
