import { isDeepStrictEqual } from "node:util";
import { applyBatch } from "@frontdesk/client";
import type { Answer, FeedBatch, Looker, Preset } from "@frontdesk/contract";
import { type Person, personOf } from "../../people.ts";
import { untilAnswered } from "../eventually.ts";
import type { Fleet } from "../fleet.ts";
import { mintMembers, mintSessions } from "./credentials.ts";
import { type Listener, listen } from "./listener.ts";

/** What somebody has on the screen, kept up by the feed alone. */
export interface Screen extends Disposable {
  listener: Listener;
  /** How often what the feed told did not suffice, and something was asked for again. */
  refetches(): number;
  /** [I5, P3] What differs from a fresh fetch, a sentence each. */
  stale(): Promise<string[]>;
}

interface Look {
  path: string;
  input: unknown;
  ask(): Promise<Answer<unknown>>;
  /** Null while it is being asked for. */
  answer: Answer<unknown> | null;
}

/** Opens the screens of people of several roles. */
export async function openScreens(fleet: Fleet, conversationIds: readonly string[]): Promise<Screen[]> {
  const presets: Preset[] = ["owner", "operator", "porter"];
  return Promise.all(
    presets.map(async (preset) => {
      const [member] = await mintMembers(fleet, { preset, count: 1 });
      if (!member) throw new Error("Nobody was hired.");
      const [cookie = ""] = await mintSessions(fleet, member.userId, 1);
      const person = personOf(fleet.url, cookie);
      const looks = looksOf(person, preset, conversationIds);
      return openScreen(person, { who: preset, viewer: member.looker, looks });
    }),
  );
}

function looksOf({ desk: { client } }: Person, preset: Preset, conversationIds: readonly string[]): Look[] {
  const look = (path: string, ask: Look["ask"], input: unknown = undefined) => ({ path, input, ask, answer: null });
  const staff = [
    look("member.list", () => client.member.list.query()),
    look("role.list", () => client.role.list.query()),
  ];
  const settings = [
    look("token.list", () => client.token.list.query()),
    look("invitation.list", () => client.invitation.list.query()),
  ];
  const open = { view: "open" as const };
  const talk = [
    look("conversation.list", () => client.conversation.list.query(open), open),
    look("conversation.counts", () => client.conversation.counts.query()),
    ...conversationIds
      .slice(0, 3)
      .flatMap((conversationId) => [
        look("conversation.get", () => client.conversation.get.query({ conversationId }), { conversationId }),
        look("message.list", () => client.message.list.query({ conversationId }), { conversationId }),
      ]),
  ];
  if (preset === "porter") return staff;
  return preset === "owner" ? [...staff, ...settings, ...talk] : [...staff, ...talk];
}

async function openScreen(
  { desk }: Person,
  { who, viewer, looks }: { who: string; viewer: Looker; looks: Look[] },
): Promise<Screen> {
  const batches: FeedBatch[] = [];
  let refetches = -looks.length;
  const bring = (look: Look, news: readonly FeedBatch[]) => {
    const asked = { path: look.path, input: look.input, viewer };
    for (const batch of news) {
      const next = look.answer && applyBatch(look.answer, batch, asked);
      if (next === "refetch") return void fetchAnew(look);
      look.answer = next;
    }
  };
  const fetchAnew = async (look: Look) => {
    refetches += 1;
    look.answer = null;
    look.answer = await untilAnswered(look.ask);
    // What came by the feed while it was on its way is in it, or is applied now (R7).
    bring(look, batches);
  };
  const listener = await listen(desk, {
    who: `screen of the ${who}`,
    onBatch: (batch) => {
      batches.push(batch);
      for (const look of looks) if (look.answer) bring(look, [batch]);
    },
    onStand: (reason) => {
      if (reason !== "first") for (const look of looks) void fetchAnew(look);
    },
  });
  await Promise.all(looks.map(fetchAnew));
  return {
    listener,
    refetches: () => refetches,
    stale: async () => {
      const differing = looks.map(async ({ path, input, ask, answer }) => {
        const fresh = await untilAnswered(ask);
        return isDeepStrictEqual(told(fresh), asPage(told(answer), told(fresh)))
          ? []
          : [`I5: the ${who} sees another ${path} ${asText(input)}`];
      });
      return (await Promise.all(differing)).flat();
    },
    [Symbol.dispose]: () => desk.close(),
  };
}

/** An answer's data, but for what no event tells: when a token was last used. */
function told(answer: Answer<unknown> | null): unknown {
  return JSON.parse(JSON.stringify(answer?.data ?? null, (key, value) => (key === "lastUsedAt" ? null : value)));
}

/** A thread that grew on the screen is longer than a page, which holds its end. */
function asPage(kept: unknown, fresh: unknown): unknown {
  if (!isThread(kept) || !isThread(fresh) || kept.rows.length <= fresh.rows.length) return kept;
  return { ...fresh, rows: kept.rows.slice(-fresh.rows.length) };
}

function isThread(told: unknown): told is { rows: { seq: number }[] } {
  const rows = typeof told === "object" && told !== null && "rows" in told && Array.isArray(told.rows) ? told.rows : [];
  return rows.length > 0 && "seq" in rows[0];
}

function asText(input: unknown): string {
  return input === undefined ? "" : JSON.stringify(input);
}
