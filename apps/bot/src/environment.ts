import { z } from "zod";

const environment = z.object({
  DESK_URL: z.url({ protocol: /^https?$/ }).default("http://127.0.0.1:4000"),
  SECRET_KEY: z.string().trim().min(32, "needs at least 32 characters"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal"]).default("info"),
});

/** How this process is to run. */
export interface Configuration {
  deskUrl: string;
  secretKey: string;
  logLevel: string;
}

/** The configuration, or everything that is wrong with it, a line each. Empty values count as absent. */
export function readEnvironment(env: NodeJS.ProcessEnv): { configuration: Configuration } | { problems: string[] } {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const { success, data, error } = environment.safeParse(given);
  if (!success) return { problems: error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) };
  return { configuration: { deskUrl: data.DESK_URL, secretKey: data.SECRET_KEY, logLevel: data.LOG_LEVEL } };
}
