import type { Writer } from "@frontdesk/db";
import {
  type Counted,
  listCounted,
  listFirstAnswers,
  listLines,
  listPassages,
  listRatings,
  listTraffic,
} from "./count-source.queries.ts";
import { episodesOf } from "./episodes.ts";
import { putFacts, takeRecounts } from "./fact.queries.ts";
import { type Fact, factsOf } from "./facts-of.ts";

/** Conversations counted in one transaction: so many hold no lock for long. */
const batch = 100;

/** Counts some of the conversations that are to be counted; whether there may be more. */
export async function recountSome(db: Writer, workspaceId: string): Promise<boolean> {
  const ids = await takeRecounts(db, { workspaceId, limit: batch });
  if (ids.length > 0) await putFacts(db, { workspaceId, ids, facts: await countFacts(db, { workspaceId, ids }) });
  return ids.length === batch;
}

/** The facts of some conversations, made from what they are made of alone. */
async function countFacts(db: Writer, those: { workspaceId: string; ids: string[] }): Promise<Fact[]> {
  const { workspaceId } = those;
  const counted = await listCounted(db, those);
  const lines = byConversation(await listLines(db, those));
  const passages = byConversation(await listPassages(db, those));
  const lives = counted.map((conversation) => ({ conversation, episodes: episodesIn(conversation) }));
  const episodes = lives.flatMap(({ conversation, episodes }) =>
    episodes.map((episode) => ({ ...episode, conversationId: conversation.id })),
  );
  const answers = byConversation(await listFirstAnswers(db, { workspaceId, episodes }));
  const traffic = byConversation(await listTraffic(db, those));
  const ratings = byConversation(await listRatings(db, those));
  return lives.flatMap(({ conversation, episodes }) => {
    const { id } = conversation;
    const of = { lines: lines(id), answers: answers(id), traffic: traffic(id), ratings: ratings(id) };
    return factsOf({ conversation, episodes, ...of });
  });

  function episodesIn({ id }: Counted) {
    const undone = lines(id).filter(({ act }) => act.name === "restored");
    return episodesOf(passages(id), new Set(undone.map(({ seq }) => seq)));
  }
}

function byConversation<Row extends { conversationId: string }>(rows: Row[]): (id: string) => Row[] {
  const groups = Map.groupBy(rows, ({ conversationId }) => conversationId);
  return (id) => groups.get(id) ?? [];
}
