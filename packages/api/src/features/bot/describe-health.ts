import type { BotHealth } from "@frontdesk/contract";
import type { Reading } from "../../trpc.ts";
import { findingsOf } from "./find-faults.ts";
import {
  countSends,
  countUpdates,
  findHolder,
  getHealthRow,
  type HealthRow,
  listGroups,
  listStuckStaffGroups,
} from "./health.queries.ts";
import { webhookOrigin } from "./webhook-address.ts";

/** The health card of a bot (A9), from what is written down. @throws not_found */
export async function describeHealth({ db, viewer, now, services }: Reading, botId: string): Promise<BotHealth> {
  const which = { workspaceId: viewer.workspaceId, botId };
  const row = await getHealthRow(db, which);
  const [heldBy, updates, outbox] = [
    await findHolder(db, { ...which, now }),
    await countUpdates(db, which),
    await countSends(db, which),
  ];
  const root = services.apiRoots.find(({ name }) => name === row.apiRoot);
  const facts = {
    ...{ row, heldBy, failedUpdates: updates.failed, outbox, stuckGroups: await listStuckStaffGroups(db, which) },
    hasRoot: root !== undefined,
    hasAddress: root !== undefined && webhookOrigin(services.baseUrl, root) !== null,
    canOpenToken: canOpen(() => services.sealer.open(row.tokenSealed)),
  };
  return {
    ...{ botId, tgId: row.tgId, username: row.username, mode: row.mode, delivery: row.delivery },
    told: toldOf(row),
    checkedAt: isoOf(row.checkedAt),
    lastUpdateAt: isoOf(row.lastUpdateAt),
    heardAt: isoOf(row.heardAt),
    pending: { atTelegram: row.pendingUpdates, stored: updates.waiting },
    lastError: row.lastError === null ? null : { text: row.lastError, at: isoOf(row.lastErrorAt) },
    telegramError:
      row.telegramError === null || row.telegramErrorAt === null
        ? null
        : { text: row.telegramError, at: row.telegramErrorAt.toISOString() },
    outbox,
    heldBy,
    chats: await listGroups(db, which),
    findings: findingsOf(facts),
  };
}

function toldOf({ canJoinGroups, readsAllGroupMessages, supportsInline }: HealthRow): BotHealth["told"] {
  if (canJoinGroups === null || readsAllGroupMessages === null || supportsInline === null) return null;
  return { canJoinGroups, readsAllGroupMessages, supportsInline };
}

function isoOf(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}

function canOpen(open: () => string): boolean {
  try {
    open();
    return true;
  } catch {
    return false;
  }
}
