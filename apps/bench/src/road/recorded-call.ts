import { randomUUID } from "node:crypto";
import type { AppRouter } from "@frontdesk/api";
import { createDesk, withOpId } from "@frontdesk/client";
import { startInstallation } from "@frontdesk/scripts/installation";
import type { ClientBase } from "pg";
import type { Office } from "../office.ts";
import type { OwnDatabase } from "../own-database.ts";
import type { Statement } from "./statement-reader.ts";
import { openWireTap } from "./wire-tap.ts";

/** The transactions by which the server answered one call, and the values in them that each call has anew. */
export interface RecordedCall {
  transactions: Statement[][];
  /** Ids as they were recorded, by what they are. */
  ids: { conversation?: string; op?: string; clientKey?: string; message?: string; seq?: number };
}

/** What one repetition of a recorded send is about. */
export interface Repetition {
  conversation: string;
  op: string;
  clientKey: string;
  seq: number;
}

/** The calls that are measured, each recorded once from a second server on the same database, behind a relay. */
export async function recordCalls(
  database: OwnDatabase,
  { slug, tokens }: Office,
  conversation: string,
): Promise<{ list: RecordedCall; send: RecordedCall }> {
  await using tap = await openWireTap(database.appUrl);
  await using second = await startInstallation({ DATABASE_URL: database.ownerUrl, DATABASE_APP_URL: tap.url });
  using desk = createDesk<AppRouter>({ url: second.url, workspace: slug, authorization: `Bearer ${tokens[0]}` });
  const { client } = desk;
  const recorded = (mark: string) =>
    tap.transactions().filter((one) => one.some(({ text }) => text.includes("_principal(") || text.includes(mark)));

  // Once before the recording: the first use of a token is written down.
  await client.conversation.list.query({ view: "open" });
  tap.transactions();
  await client.conversation.list.query({ view: "open" });
  const list = { transactions: recorded('"conversation" as "c"'), ids: {} };

  const input = withOpId({ conversationId: conversation, clientKey: randomUUID(), text: textOfSend });
  const { id: message, seq } = await client.message.send.mutate(input);
  const ids = { conversation, op: input.opId, clientKey: input.clientKey, message, seq };
  return { list, send: { transactions: recorded(input.opId), ids } };
}

export const textOfSend = "We are on our way. The lamp will be repaired by noon.";

/** How many times the server waits for PostgreSQL in a call: each of its messages is answered before the next. */
export function roundTrips({ transactions }: RecordedCall): number {
  return transactions.flat().length;
}

/** Runs a recorded call's statements as they are, ids apart, on a plain connection. */
export async function repeatCall(client: ClientBase, call: RecordedCall, as?: Repetition): Promise<void> {
  const { ids } = call;
  const swaps = new Map<string, string>();
  const swap = (from: string | undefined, to: string) => from && swaps.set(from, to);
  if (as) {
    swap(ids.conversation, as.conversation);
    swap(ids.op, as.op);
    swap(ids.clientKey, as.clientKey);
  }
  const swapped = (text: string) => (swaps.size ? text.replaceAll(uuids, (id) => swaps.get(id) ?? id) : text);

  for (const { text, name, values } of call.transactions.flat()) {
    const isMessage = text.startsWith('insert into "message"');
    const hasSeq = isMessage || text.startsWith('update "conversation"');
    const given = values?.map((value) => {
      if (typeof value !== "string") return value;
      return as && hasSeq && value === String(ids.seq) ? String(as.seq) : swapped(value);
    });
    const result = await (given ? client.query({ text, name, values: given }) : client.query(swapped(text)));
    if (isMessage) swap(ids.message, (result.rows[0] as { id: string }).id);
  }
}

const uuids = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;
