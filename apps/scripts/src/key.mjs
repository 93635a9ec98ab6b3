import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The installation's secret: SECRET_KEY, or the trial's key file, made on the first start and readable by its owner only.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} folder
 */
export function secretKey(env, folder) {
  if (env.SECRET_KEY) return env.SECRET_KEY;
  const file = join(folder, "key");
  try {
    writeFileSync(file, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
  }
  return readFileSync(file, "utf8").trim();
}
