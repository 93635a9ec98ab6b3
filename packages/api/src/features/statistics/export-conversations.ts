import { localTime } from "@frontdesk/contract";
import type { AskStatistics } from "@frontdesk/contract/inputs";
import { inWorkspace } from "@frontdesk/db";
import type { Viewer } from "../../access.ts";
import { openDesk } from "../../desk.ts";
import type { Services } from "../../services.ts";
import { csvLine } from "./csv.ts";
import { type ExportedConversation, type ExportPlace, listExported } from "./exported.queries.ts";
import { assertNamed } from "./named.queries.ts";
import { type Asked, zoneOf } from "./statistics.queries.ts";

/** The columns of an export, in order; docs/desk.md says what each holds. */
const columns = {
  number: (row) => row.number,
  id: (row) => row.id,
  inbox: (row) => row.inbox,
  channel: (row) => row.channel,
  team: (row) => row.team,
  assignee: (row) => row.assignee,
  contact: (row) => row.contact,
  state: (row) => row.state,
  priority: (row) => row.priority,
  tags: (row) => row.tags.join("; "),
  opened_at: (row, at) => at(row.openedAt),
  first_answer_at: (row, at) => at(row.answeredAt),
  first_answer_by: (row) => row.answeredBy,
  first_response_seconds: (row) => row.responseSeconds,
  first_response_business_seconds: (row) => row.responseBusinessSeconds,
  last_closed_at: (row, at) => at(row.closedAt),
  resolution_seconds: (row) => row.resolutionSeconds,
  resolution_business_seconds: (row) => row.resolutionBusinessSeconds,
  closings: (row) => row.closings,
  reopenings: (row) => row.reopenings,
  inbound_messages: (row) => row.inbound,
  outbound_messages: (row) => row.outbound,
  escalations: (row) => row.escalations.join("; "),
  rating: (row) => row.rating,
  comment: (row) => row.comment,
} satisfies Record<
  string,
  (row: ExportedConversation, at: (moment: Date | null) => string | null) => string | number | null
>;

/** Spreadsheets know by it that a file is UTF-8. */
const byteOrderMark = "\uFEFF";
const pageSize = 500;

interface Export {
  services: Services;
  viewer: Viewer;
  input: AskStatistics;
  origin: { ip: string | null; agent: string | null };
}

/**
 * The conversations that were opened in a period as CSV, one row each, page by page: none is read before the reader has
 * taken those before, and no transaction outlives its page. Times are ISO 8601 by the clocks of the workspace's zone.
 * That it was asked for is audited before the first line. @throws not_found
 */
export async function exportConversations({
  services,
  viewer,
  input,
  origin,
}: Export): Promise<AsyncGenerator<string>> {
  const { workspaceId, kind, actorId: id } = viewer;
  const { value: timezone } = await inWorkspace(services.database, workspaceId).write({}, async ({ db, now }) => {
    await assertNamed(db, workspaceId, input);
    const { desk } = openDesk({ db, now, actor: { kind, id }, workspaceId, origin });
    const subject = { type: "workspace", id: workspaceId };
    await desk.audit({ action: "statistics.export", subject, after: input });
    return { value: await zoneOf(db, workspaceId), events: [] };
  });
  return linesOf(services, { viewer, input, timezone, beforeFrom: input.from });
}

async function* linesOf(services: Services, asked: Asked): AsyncGenerator<string> {
  const at = (moment: Date | null) => moment && isoIn(asked.timezone, moment);
  yield byteOrderMark + csvLine(Object.keys(columns));
  let after: ExportPlace | null = null;
  do {
    const rows = await nextRows(services, asked, after);
    yield rows.map((row) => csvLine(Object.values(columns).map((cell) => cell(row, at)))).join("");
    after = rows.length === pageSize ? (rows.at(-1) ?? null) : null;
  } while (after);
}

function nextRows({ database }: Services, asked: Asked, after: ExportPlace | null): Promise<ExportedConversation[]> {
  const { workspaceId } = asked.viewer;
  return inWorkspace(database, workspaceId).read(({ db }) => listExported(db, { asked, after, limit: pageSize }));
}

/** A moment by a zone's clocks, with how far they are ahead of UTC, such as `2030-01-01T13:00:05+03:00`. */
function isoIn(timezone: string, moment: Date): string {
  const { date, minute } = localTime(timezone, moment.getTime());
  const ahead = Math.round(
    (Date.parse(`${date}T00:00:00Z`) - moment.getTime()) / 60_000 + minute + moment.getUTCSeconds() / 60,
  );
  const clock = `${two(Math.floor(minute / 60))}:${two(minute % 60)}:${two(moment.getUTCSeconds())}`;
  const offset = `${two(Math.floor(Math.abs(ahead) / 60))}:${two(Math.abs(ahead) % 60)}`;
  return `${date}T${clock}${ahead < 0 ? "-" : "+"}${offset}`;
}

function two(number: number): string {
  return `${number}`.padStart(2, "0");
}
