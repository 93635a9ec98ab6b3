import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { dataFolder } from "../project.mjs";

/** The installation's SECRET_KEY as this machine knows it: set, or kept with the data; undefined where it is neither. */
export function installationSecret(env: NodeJS.ProcessEnv): string | undefined {
  if (env.SECRET_KEY) return env.SECRET_KEY;
  const file = join(dataFolder(env), "key");
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
