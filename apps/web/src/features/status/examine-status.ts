import type { Bot, DeskStatus } from "@frontdesk/contract";
import type { TFunction } from "i18next";
import { clockTime } from "../../ui/time.ts";
import type { Level } from "./check.tsx";

/** What one check found, in sentences. */
export interface Finding {
  level: Level;
  title: string;
  sentences: string[];
}

const driftMs = 5_000;
const lateMs = 5 * 60_000;

/** Reads a status: everything it looks at gets its sentence, so that silence never passes for health. */
export function examineStatus(
  status: DeskStatus,
  bots: readonly Bot[] | undefined,
  t: TFunction,
  locale: string,
): Finding[] {
  const { server, storage, feed } = status;
  return [
    fine(t("status.server"), t("status.serverFine", { node: server.node, count: server.connections })),
    examineDatabase(status, t),
    storage.isWritable
      ? fine(t("status.storage"), t("status.storageFine"))
      : found("wrong", t("status.storage"), [t("status.storageWrong")]),
    feed.behind === 0
      ? fine(t("status.feed"), t("status.feedFine", { count: feed.eventsLastMinute }))
      : found("note", t("status.feed"), [t("status.feedBehind", { count: feed.behind })]),
    ...(bots ? [examineBots(bots, t)] : []),
    examineOutbox(status, t, locale),
    examineUpdates(status, t, locale),
  ];
}

function examineDatabase({ database }: DeskStatus, t: TFunction): Finding {
  const { version, roundTripMs, driftMs: drift, migrations } = database;
  const title = t("status.database");
  const listed = (names: string[]) => names.join(", ");
  if (migrations.missing.length > 0)
    return found("wrong", title, [t("status.databaseBehind", { what: listed(migrations.missing) })]);
  if (migrations.unknown.length > 0)
    return found("wrong", title, [t("status.databaseAhead", { what: listed(migrations.unknown) })]);
  const sentence = t("status.databaseFine", { version, ms: roundTripMs });
  if (Math.abs(drift) <= driftMs) return fine(title, sentence);
  return found("wrong", title, [sentence, t("status.drift", { seconds: Math.round(Math.abs(drift) / 1000) })]);
}

function examineBots(bots: readonly Bot[], t: TFunction): Finding {
  const title = t("status.bots");
  if (bots.length === 0) return found("note", title, [t("status.noBots")]);
  const isWell = bots.every(({ state, reason }) => state === "off" || (state === "live" && reason === null));
  const sentences = bots.map(({ username, state }) => t("status.bot", { username, state: t(`bots.state.${state}`) }));
  return found(isWell ? "fine" : "wrong", title, sentences);
}

function examineOutbox({ at, outbox }: DeskStatus, t: TFunction, locale: string): Finding {
  const { waiting, oldestAt, unknown, failed } = outbox;
  const title = t("status.outbox");
  if (waiting + unknown + failed === 0) return fine(title, t("status.outboxFine"));
  const isLate = isOlder(oldestAt, at);
  return found(isLate ? "wrong" : unknown + failed > 0 ? "note" : "fine", title, [
    ...(waiting > 0 ? [t("status.outboxWaiting", { count: waiting, time: timeOf(oldestAt, locale) })] : []),
    ...(isLate ? [t("status.late")] : []),
    ...(unknown > 0 ? [t("status.outboxUnknown", { count: unknown })] : []),
    ...(failed > 0 ? [t("status.outboxFailed", { count: failed })] : []),
  ]);
}

function examineUpdates({ at, updates }: DeskStatus, t: TFunction, locale: string): Finding {
  const { waiting, oldestAt, failed } = updates;
  const title = t("status.updates");
  if (waiting + failed === 0) return fine(title, t("status.updatesFine"));
  const isLate = isOlder(oldestAt, at);
  return found(isLate ? "wrong" : failed > 0 ? "note" : "fine", title, [
    ...(waiting > 0 ? [t("status.updatesWaiting", { count: waiting, time: timeOf(oldestAt, locale) })] : []),
    ...(isLate ? [t("status.late")] : []),
    ...(failed > 0 ? [t("status.updatesFailed", { count: failed })] : []),
  ]);
}

function isOlder(since: string | null, now: string): boolean {
  return since !== null && Date.parse(now) - Date.parse(since) > lateMs;
}

function timeOf(at: string | null, locale: string): string {
  return at === null ? "" : clockTime(at, locale);
}

function fine(title: string, sentence: string): Finding {
  return found("fine", title, [sentence]);
}

function found(level: Level, title: string, sentences: string[]): Finding {
  return { level, title, sentences };
}
