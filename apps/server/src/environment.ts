import { resolve } from "node:path";
import type { ServiceOptions } from "@frontdesk/api";
import { readOutgoingAllow } from "@frontdesk/api/outgoing-allow";
import { type ProcessRole, processRoles } from "@frontdesk/api/process-roles";
import { z } from "zod";

/** What a setting must be, for whoever wrote another thing there, or nothing. */
const must = (be: string) => (issue: { input?: unknown }) =>
  issue.input === undefined ? `is missing: it ${be}` : `${be}, not "${String(issue.input).slice(0, 60)}"`;

const address = z.url({ protocol: /^https?$/, error: must("must be an address such as https://desk.example.org") });
const secretAddress = "must be an address such as postgres://user:password@host:5432/frontdesk";
const database = z.url({ protocol: /^postgres(ql)?$/, error: secretAddress });
const whole = (min: number, max: number) =>
  z.string().transform((text, ctx) => {
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= min && number <= max) return number;
    ctx.addIssue({
      code: "custom",
      message: `must be a whole number from ${min} to ${max}, not "${text.slice(0, 60)}"`,
    });
    return z.NEVER;
  });

/** `name=url` pairs, separated by commas. */
const apiRoots = z.string().transform((text, ctx): ServiceOptions["apiRoots"] =>
  text.split(",").map((pair) => {
    const [name = "", url = ""] = pair.split(/=(.*)/s).map((part) => part.trim());
    if (!/^[a-z0-9-]{1,40}$/.test(name) || !address.safeParse(url).success)
      ctx.addIssue({ code: "custom", message: `"${pair}" is not name=https://address` });
    return { name, url: url.replace(/\/+$/, "") };
  }),
);

/** Names without a port, separated by commas. */
const hostNames = z
  .string()
  .regex(/^[a-z0-9.-]+( *, *[a-z0-9.-]+)*$/i, "must be names without ports, separated by commas")
  .transform((text) => new Set(text.toLowerCase().split(/ *, */)));

/** Names, addresses and ranges of a private network, separated by commas. */
const outgoingAllow = z.string().transform((text, ctx) => {
  try {
    return readOutgoingAllow(text);
  } catch (error) {
    const entry = error instanceof RangeError ? error.message : text;
    ctx.addIssue({
      code: "custom",
      message: `"${entry.slice(0, 60)}" is no name, address or range such as 10.0.0.0/8`,
    });
    return z.NEVER;
  }
});

/** Keys that were SECRET_KEY before, separated by commas. */
const formerKeys = z
  .string()
  .transform((text) => text.split(",").map((key) => key.trim()))
  .refine((keys) => keys.every((key) => key.length >= 32), "must be former SECRET_KEYs, separated by commas");

/** The mail server: `smtps://user:password@host:465?from=desk@example.org`. */
const mailServer = z.url({ protocol: /^smtps?$/, error: "must be smtp://host or smtps://host, with ?from=" });

/** `host:port`; an IPv6 address in brackets. */
const endpoint = z
  .string()
  .regex(/^(\[[0-9a-f:]+\]|[a-z0-9.-]+):\d{1,5}$/i, "must be host:port")
  .transform((text) => {
    const colon = text.lastIndexOf(":");
    return { host: text.slice(0, colon).replace(/^\[|\]$/g, ""), port: Number(text.slice(colon + 1)) };
  });

/** What this process is there for, separated by commas. */
const roles = z.string().transform((text, ctx): ProcessRole[] => {
  const named = text.split(",").map((role) => role.trim());
  const known = processRoles.filter((role) => named.includes(role));
  if (known.length === named.length) return known;
  ctx.addIssue({ code: "custom", message: `must be of ${processRoles.join(" and ")}, not "${text.slice(0, 60)}"` });
  return z.NEVER;
});

const levels = ["trace", "debug", "info", "warn", "error", "fatal"] as const;

const environment = z
  .object({
    DATABASE_URL: database,
    DATABASE_APP_URL: database.optional(),
    SECRET_KEY: z.string("is missing: it needs at least 32 characters").trim().min(32, "needs at least 32 characters"),
    SECRET_KEY_PREVIOUS: formerKeys.optional(),
    FRONTDESK_DATA: z.string().default(".frontdesk"),
    BASE_URL: address.optional(),
    INTERNAL_HOSTS: hostNames.optional(),
    HOST: z.string().default("127.0.0.1"),
    PORT: whole(0, 65_535).default(4000),
    TRUST_PROXY: z.enum(["0", "1"], { error: must("must be 0 or 1") }).default("0"),
    ROLES: roles.prefault(processRoles.join()),
    MAX_SOCKETS: whole(1, 100_000).default(5000),
    MAX_WORKSPACES_EACH: whole(0, 10_000).default(20),
    TELEGRAM_API_ROOTS: apiRoots.prefault("telegram=https://api.telegram.org"),
    BUS_URL: z
      .union([z.literal("postgres"), z.url({ protocol: /^rediss?$/ })], 'must be "postgres" or redis://address')
      .optional(),
    SMTP_URL: mailServer.optional(),
    CLAMAV: endpoint.optional(),
    OUTGOING_ALLOW: outgoingAllow.optional(),
    METRICS_TOKEN: z.string().min(20, "needs at least 20 characters").optional(),
    LOG_LEVEL: z.enum(levels, { error: must(`must be one of ${levels.join(", ")}`) }).default("info"),
  })
  .refine(({ SMTP_URL, BASE_URL }) => !SMTP_URL || BASE_URL, {
    path: ["SMTP_URL"],
    error: "needs BASE_URL, for the links in letters",
  });

/** How this process is to run. */
export interface Configuration {
  ownerUrl: string;
  appUrl: string;
  secretKey: string;
  /** Former keys, which open what they sealed and seal nothing more. */
  previousKeys: readonly string[];
  filesRoot: string;
  baseUrl: URL | null;
  internalHosts: ReadonlySet<string>;
  host: string;
  port: number;
  trustProxy: boolean;
  roles: readonly ProcessRole[];
  maxSockets: number;
  /** How many workspaces a person may found. */
  foundedEach: number;
  apiRoots: ServiceOptions["apiRoots"];
  /** Null where no mail is sent. */
  smtpUrl: URL | null;
  /** Where nodes wake each other; null for one node alone. */
  busUrl: string | null;
  /** Where a clamd looks at files for viruses. */
  clamav: { host: string; port: number } | null;
  /** Private places that the desk may call where a member names them. */
  outgoingAllow: ServiceOptions["outgoingAllow"];
  metricsToken: string | undefined;
  logLevel: string;
}

/** The configuration, or everything that is wrong with it, a line each. Empty values count as absent. */
export function readEnvironment(env: NodeJS.ProcessEnv): { configuration: Configuration } | { problems: string[] } {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(given);
  if (!parsed.success)
    return { problems: parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) };
  const { data } = parsed;
  return {
    configuration: {
      ownerUrl: data.DATABASE_URL,
      appUrl: data.DATABASE_APP_URL ?? data.DATABASE_URL,
      secretKey: data.SECRET_KEY,
      previousKeys: data.SECRET_KEY_PREVIOUS ?? [],
      filesRoot: resolve(data.FRONTDESK_DATA, "files"),
      baseUrl: data.BASE_URL ? new URL(data.BASE_URL) : null,
      internalHosts: data.INTERNAL_HOSTS ?? new Set(),
      host: data.HOST,
      port: data.PORT,
      trustProxy: data.TRUST_PROXY === "1",
      roles: data.ROLES,
      maxSockets: data.MAX_SOCKETS,
      foundedEach: data.MAX_WORKSPACES_EACH,
      apiRoots: data.TELEGRAM_API_ROOTS,
      smtpUrl: data.SMTP_URL ? new URL(data.SMTP_URL) : null,
      busUrl: data.BUS_URL ?? null,
      clamav: data.CLAMAV ?? null,
      outgoingAllow: data.OUTGOING_ALLOW,
      metricsToken: data.METRICS_TOKEN,
      logLevel: data.LOG_LEVEL,
    },
  };
}
