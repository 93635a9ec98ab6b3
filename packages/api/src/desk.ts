import type {
  AuditedAct,
  EventData,
  EventKind,
  InstallationEventData,
  InstallationEventKind,
} from "@frontdesk/contract";
import type { NewEvent, Writer } from "@frontdesk/db";
import { type Actor, type Reach, wholeOf } from "./access.ts";
import { recordAudit } from "./audit.queries.ts";

interface Announcement<Kind extends EventKind> {
  subject: { type: string; id: string };
  data: EventData[Kind];
  /** Who may see it now. */
  scopeKeys: string[];
  /** Who could see the subject before, where that differs: they are told that it left. */
  formerKeys?: string[];
}

interface AuditEntry {
  /** The name of the procedure, by which the audit is searched. */
  action: AuditedAct;
  subject: { type: string; id: string | null };
  before?: object;
  after?: object;
}

/** What a writing use case works with: every effect of it is a row of this one transaction (R2). */
export interface Desk {
  db: Writer;
  now: Date;
  actor: Actor;
  workspaceId: string;
  /** All of the workspace: for what the desk does by itself, whoever asked. */
  whole: Reach;
  emit<Kind extends EventKind>(kind: Kind, announcement: Announcement<Kind>): void;
  /** Announces on the installation's stream, which nodes read and clients never. */
  tellNodes<Kind extends InstallationEventKind>(kind: Kind, data: InstallationEventData[Kind]): void;
  /** The same desk, for what another actor does in it, or what many events have as their one cause. */
  within(circumstances: { actor?: Actor; causeId?: string }): Desk;
  audit(entry: AuditEntry): Promise<void>;
  /** Asks for a bot's process to look at its due work once this is committed; a hint that may be lost. */
  wakeBot(botId: string | null): void;
}

/** A desk and what it gathered; `open` gives the desk of one transaction. */
export interface OpenDesk {
  desk: Desk;
  events: NewEvent[];
  installationEvents: NewEvent[];
  wokenBots: Set<string | null>;
}

interface Setting {
  db: Writer;
  now: Date;
  actor: Actor;
  workspaceId: string;
  origin: { ip: string | null; agent: string | null };
}

/** Opens the desk of one writing transaction. */
export function openDesk({ db, now, actor, workspaceId, origin }: Setting): OpenDesk {
  const events: NewEvent[] = [];
  const installationEvents: NewEvent[] = [];
  const wokenBots = new Set<string | null>();
  const deskOf = (actor: Actor, causeId: string | null): Desk => {
    const by = { actorKind: actor.kind, actorId: actor.id, ...(causeId && { causeId }) };
    return {
      db,
      now,
      actor,
      workspaceId,
      whole: wholeOf(workspaceId),
      within: (circumstances) => deskOf(circumstances.actor ?? actor, circumstances.causeId ?? causeId),
      emit: (kind, { subject, data, scopeKeys, formerKeys }) => {
        const leftKeys = formerKeys?.filter((key) => !scopeKeys.includes(key)) ?? [];
        events.push({ ...by, kind, subjectType: subject.type, subjectId: subject.id, data, scopeKeys, leftKeys });
      },
      tellNodes: (kind, data) => {
        const subject = { subjectType: "installation", subjectId: null };
        installationEvents.push({ ...by, kind, ...subject, data: { ...data }, scopeKeys: [] });
      },
      audit: (entry) => recordAudit(db, { workspaceId, at: now, actor, ...origin, ...entry }),
      wakeBot: (botId) => {
        wokenBots.add(botId);
      },
    };
  };
  const desk = deskOf(actor, null);
  return { desk, events, installationEvents, wokenBots };
}
