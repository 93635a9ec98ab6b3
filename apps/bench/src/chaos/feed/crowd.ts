import type { AppRouter } from "@frontdesk/api";
import type { Desk } from "@frontdesk/client";
import { type EventKind, eventPermissions, type Permission } from "@frontdesk/contract";
import { deskOfToken, personOf, slug } from "../../people.ts";
import type { Fleet } from "../fleet.ts";
import type { ChaosProxy } from "../proxy.ts";
import { type MintedMember, mintMembers, mintSessions, mintTokens, type Rights } from "./credentials.ts";
import { type Listener, listen } from "./listener.ts";
import type { Story } from "./story.ts";

/** A client of the crowd, and what it may be told. */
export interface Reader extends Listener {
  rights: Rights;
  desk: Desk<AppRouter>;
}

/** Somebody who can be put out on the way, with all their clients. */
export interface Leaver {
  who: string;
  how: "token" | "session" | "member";
  /** The token's id, or the member's. */
  id: string;
  readers: Reader[];
}

/** Everybody who listens. */
export interface Crowd extends Disposable {
  /** Those who listen to the end. */
  readers: Reader[];
  /** Some of them who will stop reading for a time: they come by a way of their own, and are one member. */
  slow: {
    readers: Reader[];
    front: ChaosProxy;
    member: MintedMember;
    /** Whose sockets were closed since this was last emptied. */
    cut: Set<string>;
  };
  /** Those who will be put out. */
  leavers: Leaver[];
  /** Operators whom events are for alone. */
  operators: MintedMember[];
}

const clientsOfToken = 4;
const clientsOfSession = 6;
const work: Permission[] = ["workspace:read", "member:read", "conversation:read", "conversation:handle"];

/** The rest of the crowd reads by tokens. */
const shares = { slow: 0.1, operators: 0.2, porters: 0.1 } as const;

/** Lets so many clients come through the balancer, and follow the feed; `leavers` of each kind, two clients each, beside them. */
export async function openCrowd(
  fleet: Fleet,
  { clients, leavers: leaving, story }: { clients: number; leavers: number; story: Story },
): Promise<Crowd> {
  const opened: Desk<AppRouter>[] = [];
  const front = await fleet.openFront();
  const read = async (desk: Desk<AppRouter>, who: string, rights: Rights): Promise<Reader> => {
    opened.push(desk);
    const listener = await listen(desk, { who, onBatch: (batch) => story.heard(who, batch) });
    return Object.assign(listener, { rights, desk });
  };
  const count = (share: number) => Math.max(1, Math.round(clients * share));

  const byTokens = async (name: string, wanted: number): Promise<Reader[]> => {
    const tokens = await mintTokens(fleet, { permissions: work, count: Math.ceil(wanted / clientsOfToken) });
    const readers = Array.from({ length: wanted }, (_, at) => {
      const token = tokens[Math.floor(at / clientsOfToken)];
      if (!token) throw new Error("There are too few tokens.");
      return read(deskOfToken(fleet.url, token.secret), `${name} ${at}`, token.rights);
    });
    return Promise.all(readers);
  };
  const cut = new Set<string>();
  const byMembers = async (name: string, members: MintedMember[], wanted: number, via?: ChaosProxy) => {
    const url = via ? `http://127.0.0.1:${via.port}` : fleet.url;
    const each = Math.ceil(wanted / members.length);
    const readers = members.map(async ({ userId, rights }, at) => {
      const cookies = await mintSessions(fleet, userId, Math.ceil(each / clientsOfSession));
      return Promise.all(
        Array.from({ length: each }, (_, client) => {
          const who = `${name} ${at}.${client}`;
          const Socket = via ? watchedSocket(() => cut.add(who)) : WebSocket;
          const { desk } = personOf(url, cookies[Math.floor(client / clientsOfSession)] ?? "", slug, Socket);
          return read(desk, who, rights);
        }),
      );
    });
    return (await Promise.all(readers)).flat();
  };

  const [slow] = await mintMembers(fleet, { preset: "operator", count: 1 });
  if (!slow) throw new Error("The slow reader was not hired.");
  const operators = await mintMembers(fleet, { preset: "operator", count: Math.ceil(count(shares.operators) / 10) });
  const porters = await mintMembers(fleet, { preset: "porter", count: Math.ceil(count(shares.porters) / 10) });
  const slowReaders = await byMembers("slow", [slow], count(shares.slow), front);
  const readers = [
    ...slowReaders,
    ...(await byMembers("operator", operators, count(shares.operators))),
    ...(await byMembers("porter", porters, count(shares.porters))),
  ];
  readers.push(...(await byTokens("token", Math.max(1, clients - readers.length))));

  // One way after the other: a short run tries each.
  const leavers: Leaver[] = [];
  for (let at = 0; at < leaving; at += 1) {
    for (const { tokenId, secret, rights } of await mintTokens(fleet, { permissions: work, count: 1 })) {
      const desks = [1, 2].map(() => deskOfToken(fleet.url, secret));
      const who = `leaver by token ${at}`;
      const listening = await Promise.all(desks.map((desk, client) => read(desk, `${who}.${client}`, rights)));
      leavers.push({ who, how: "token", id: tokenId, readers: listening });
    }
    for (const how of ["session", "member"] as const)
      for (const member of await mintMembers(fleet, { preset: "operator", count: 1 })) {
        const who = `leaver by ${how} ${at}`;
        leavers.push({ who, how, id: member.memberId, readers: await byMembers(who, [member], 2) });
      }
  }

  return {
    ...{ readers, leavers, operators },
    slow: { readers: slowReaders, front, member: slow, cut },
    [Symbol.dispose]: () => {
      for (const desk of opened) desk.close();
    },
  };
}

function watchedSocket(onClose: () => void): typeof WebSocket {
  return class extends WebSocket {
    constructor(...how: ConstructorParameters<typeof WebSocket>) {
      super(...how);
      this.addEventListener("close", onClose);
    }
  };
}

/** An event as the log has it. */
export interface LoggedEvent {
  seq: number;
  id: string;
  at: Date;
  kind: EventKind;
  scopeKeys: string[];
  leftKeys: string[];
}

/** [R5, I6] Whether somebody may be told of an event, be it that its subject left. */
export function sees({ permissions, keys }: Rights, { kind, scopeKeys, leftKeys }: LoggedEvent): boolean {
  return permissions.has(eventPermissions[kind]) && [...scopeKeys, ...leftKeys].some((key) => keys.has(key));
}
