import type { Report } from "@frontdesk/api";
import { oneLine } from "./table.ts";

export interface Finding {
  level: "fine" | "note" | "wrong";
  /** One line: what is so, and where something is wrong what to do. */
  says: string;
}

const driftMs = 5_000;
const unsentMs = 5 * 60_000;
const unappliedMs = 60_000;
const recentMs = 60 * 60_000;

/** Reads a report: everything it looks at gets a line, so that silence never passes for health. `now` is this machine's. */
export function examine(report: Report, now: Date): Finding[] {
  return [
    { level: "fine", says: `The server answers (Node ${report.node}, ${report.liveConnections} live connections).` },
    ...examineNodes(report),
    ...examineDatabase(report),
    report.storage.error
      ? wrong(`Files can't be kept: ${report.storage.error}. Mend the folder in FRONTDESK_DATA.`)
      : fine("Files can be kept."),
    ...examineMail(report),
    ...examineClocks(report, now),
    ...examineFailures(report),
  ];
}

function examineDatabase({ database }: Report): Finding[] {
  if ("error" in database) return [wrong(`The database does not answer: ${database.error}.`)];
  const { migrations, bots, outbox, updates } = database;
  const asked = Date.parse(database.time);
  const isLate = (since: Date | string | null, ms: number) => since !== null && asked - new Date(since).getTime() > ms;
  const unsent = outbox.filter(({ state, since }) => state !== "unknown" && isLate(since, unsentMs));
  const unknown = outbox.find(({ state }) => state === "unknown");

  return [
    fine(`The database answers (PostgreSQL ${database.version}, ${database.roundTripMs} ms).`),
    migrations.missing.length > 0
      ? wrong(`The database lacks ${migrations.missing.join(", ")}: restart the server, which brings it up to date.`)
      : migrations.unknown.length > 0
        ? wrong(`A newer Frontdesk has changed the database (${migrations.unknown.join(", ")}): update this one.`)
        : fine("The database is of this version."),
    ...(database.login === "frontdesk_app"
      ? []
      : [
          note(
            `The login "${oneLine(database.login)}" could leave the app's role: give the app its own, DATABASE_APP_URL.`,
          ),
        ]),
    ...examineKeys(database.sealedWithFormerKeys),
    ...bots.map(examineBot),
    ...(unsent.length > 0
      ? [wrong("Messages have waited to be sent for more than 5 minutes: is the bot process running?")]
      : []),
    ...(isLate(updates.since, unappliedMs)
      ? [wrong(`${updates.count} updates from Telegram wait to be applied: is the bot process running?`)]
      : []),
    ...(unknown
      ? [wrong(`Of ${unknown.count} messages nobody knows whether they arrived: resend or dismiss them.`)]
      : []),
  ];
}

function examineNodes({ database }: Report): Finding[] {
  if ("error" in database) return [];
  const { nodes } = database;
  const sum = (of: (node: (typeof nodes)[number]) => number) => nodes.reduce((total, node) => total + of(node), 0);
  const [live, catchingUp] = [sum(({ connections }) => connections), sum((node) => node.catchingUp)];
  const many = nodes.length === 1 ? "1 node has" : `${nodes.length} nodes have`;
  return [
    fine(`${many} ${live} live connections in all; a workspace's own are at Settings, Connections.`),
    ...(catchingUp > 0 ? [note(`${catchingUp} of them have events still to be told.`)] : []),
  ];
}

function examineBot(bot: Bots[number]): Finding {
  const { state, mode, delivery } = bot;
  if (state !== "live" && state !== "off")
    return wrong(`@${bot.username} is ${state}: ${oneLine(bot.lastError ?? "it has not said why")}`);
  if (state === "live" && delivery !== null && delivery !== mode)
    return wrong(`@${bot.username} should get its updates by ${mode}, and gets them by ${delivery} so far.`);
  return fine(`@${bot.username} is ${state}${state === "live" ? ` (${delivery ?? mode})` : ""}.`);
}

type Bots = Extract<Report["database"], { bots: unknown }>["bots"];

function examineKeys(count: number): Finding[] {
  if (count === 0) return [fine("Every secret is sealed with the present SECRET_KEY.")];
  return [
    wrong(
      `${count} secrets are sealed with another key than SECRET_KEY: name the former one in SECRET_KEY_PREVIOUS and restart the server.`,
    ),
  ];
}

function examineMail({ mail, database }: Report): Finding[] {
  if (!mail.isOn)
    return [note("No mail is sent: set SMTP_URL and BASE_URL, so that people can reset a lost password.")];
  if ("error" in database) return [];
  const { count, since } = database.letters;
  const isLate = since !== null && Date.parse(database.time) - new Date(since).getTime() > unsentMs;
  return isLate
    ? [wrong(`${count} letters have waited for more than 5 minutes: does the mail server of SMTP_URL take them?`)]
    : [fine("Mail is sent.")];
}

function examineClocks({ nodeTime, database }: Report, now: Date): Finding[] {
  const server = Date.parse(nodeTime);
  const drifts: [string, number][] = [["this machine's", now.getTime() - server]];
  if (!("error" in database)) drifts.push(["the database's", Date.parse(database.time) - server]);
  const wrongs = drifts.filter(([, ms]) => Math.abs(ms) > driftMs);
  if (wrongs.length === 0) return [fine("The clocks agree.")];
  return wrongs.map(([whose, ms]) =>
    wrong(`The server's clock and ${whose} are ${Math.round(Math.abs(ms) / 1_000)} s apart: keep time with NTP.`),
  );
}

function examineFailures({ failures, nodeTime }: Report): Finding[] {
  const recent = failures.filter(({ at }) => Date.parse(nodeTime) - Date.parse(at) < recentMs);
  return recent.map(({ at, path, requestId }) =>
    wrong(`${path} failed at ${at.slice(11, 19)} UTC: look for ${requestId} in the server's log.`),
  );
}

function fine(says: string): Finding {
  return { level: "fine", says };
}

function note(says: string): Finding {
  return { level: "note", says };
}

function wrong(says: string): Finding {
  return { level: "wrong", says };
}
