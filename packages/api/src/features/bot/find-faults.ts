import { type BotFinding, type BotHealth, botReasons, type FindingCode, fixes } from "@frontdesk/contract";
import type { HealthRow } from "./health.queries.ts";

/** What a bot's faults follow from. */
interface Facts {
  row: HealthRow;
  heldBy: string | null;
  failedUpdates: number;
  outbox: BotHealth["outbox"];
  /** The titles of staff groups in which the bot lacks something. */
  stuckGroups: string[];
  /** Whether the installer's list still has the bot's Bot API address. */
  hasRoot: boolean;
  /** Whether Telegram could post to this desk. */
  hasAddress: boolean;
  canOpenToken: boolean;
}

/** Everything that is wrong with a bot, what keeps it from working first. */
export function findingsOf(facts: Facts): BotFinding[] {
  const { row, outbox, failedUpdates } = facts;
  const findings: BotFinding[] = [];
  const find = (code: FindingCode, params: Record<string, string> = {}) =>
    findings.push({ code, params, fix: fixes[code] });

  if (row.state !== "off") findWhyNotServed(facts, find);
  if (row.mode === "webhook" && facts.hasRoot && !facts.hasAddress) find("no_public_address");
  if (row.awayFrom && row.awayTo)
    find("updates_maybe_lost", { from: row.awayFrom.toISOString(), to: row.awayTo.toISOString() });
  if (row.disturbedAt) find("changed_outside", { what: row.disturbance ?? "", at: row.disturbedAt.toISOString() });
  if (failedUpdates > 0) find("updates_failed", { count: String(failedUpdates) });
  if (outbox.failed > 0) find("sends_failed", { count: String(outbox.failed) });
  if (outbox.unknown > 0) find("sends_unknown", { count: String(outbox.unknown) });
  for (const title of facts.stuckGroups) find("staff_group_lacks", { title });
  return findings;
}

type Find = (code: FindingCode, params?: Record<string, string>) => void;

function findWhyNotServed({ row, heldBy, hasRoot, canOpenToken }: Facts, find: Find): void {
  if (!canOpenToken) find("token_unreadable");
  if (!hasRoot) find("api_root_missing", { apiRoot: row.apiRoot });
  const reason = botReasons.find((known) => known === row.reason);
  if (reason) find(reason, { text: row.lastError ?? "" });
  // A bot is left alone for as long as it has nothing to be served with.
  if (heldBy === null && row.state !== "revoked" && canOpenToken && hasRoot) find("no_process");
}
