import { createHash } from "node:crypto";
import { inWorkspace } from "@frontdesk/db";
import type { Viewer } from "./access.ts";
import { type Desk, openDesk } from "./desk.ts";
import { announce } from "./feed/announce.ts";
import type { Services } from "./services.ts";

/** A mutation by a member or a token. */
export interface Mutation {
  services: Services;
  viewer: Viewer;
  origin: { ip: string | null; agent: string | null };
  procedure: string;
  input: { opId: string };
  secret: boolean;
}

/**
 * P2: runs a use case at most once for its `opId`; a repeat gets the stored answer. After the commit, and only then,
 * other nodes and the bots are woken. @throws conflict (op_mismatch, already_done)
 */
export async function writeOnce<T>(call: Mutation, work: (desk: Desk) => Promise<T>): Promise<T> {
  const { services, viewer, origin, procedure, input, secret } = call;
  const { opId, ...rest } = input;
  const op = { actorId: viewer.actorId, opId, procedure, inputHash: fingerprint(rest), keepsAnswer: !secret };
  let wokenBots = new Set<string | null>();
  let wakesNodes = false;

  const outcome = await inWorkspace(services.database, viewer.workspaceId).write({ op }, async ({ db, now }) => {
    const actor = { kind: viewer.kind, id: viewer.actorId };
    const opened = openDesk({ db, now, actor, workspaceId: viewer.workspaceId, origin });
    const value = await work(opened.desk);
    wokenBots = opened.wokenBots;
    wakesNodes = opened.installationEvents.length > 0;
    return { value, events: opened.events, installationEvents: opened.installationEvents };
  });

  if (!outcome.repeated)
    announce(services.bus, { workspaceId: outcome.seq === null ? null : viewer.workspaceId, wakesNodes, wokenBots });
  return outcome.value;
}

/** SHA-256 over the input with its keys in order, so that equal inputs have equal fingerprints. */
export function fingerprint(input: object): string {
  return createHash("sha256").update(canonical(input)).digest("hex");
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(",")}}`;
}
