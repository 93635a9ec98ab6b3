import { followFeed } from "@frontdesk/client";
import { deskOfToken } from "../people.ts";
import type { Subject } from "./subject.ts";

/** Clients with a workspace's list before them. */
interface Screens extends AsyncDisposable {
  /** Resolves when all of them show that a conversation is taken. */
  show(conversationId: string): Promise<void>;
}

/** Opens as many as that, each with a token of its own, which learn of a change from its event, or ask for the list again because of it. */
export async function openScreens(
  { port, tokens }: Subject,
  { screens, refetches }: { screens: number; refetches: boolean },
): Promise<Screens> {
  await using stack = new AsyncDisposableStack();
  let awaited = "";
  let missing = 0;
  let resolve = () => {};
  const shown = (conversationId: string) => {
    if (conversationId !== awaited) return;
    missing -= 1;
    if (missing === 0) resolve();
  };
  await Promise.all(
    tokens.slice(0, screens).map(async (token) => {
      const desk = deskOfToken(`http://127.0.0.1:${port}`, token);
      stack.defer(() => desk.close());
      const list = () => desk.client.conversation.list.query({ view: "open" });
      await list();
      const live = Promise.withResolvers<void>();
      const following = followFeed(desk, {
        onStand: () => live.resolve(),
        onEnd: (error) => live.reject(error),
        onBatch: ({ events }) => {
          for (const event of events) {
            if (!("kind" in event) || event.kind !== "conversation.taken") continue;
            const { id } = event.data.conversation;
            if (refetches) void Promise.all([list(), desk.client.conversation.counts.query()]).then(() => shown(id));
            else shown(id);
          }
        },
      });
      stack.defer(() => following.close());
      await live.promise;
    }),
  );
  const all = stack.move();
  return {
    show: (conversationId) => {
      const { promise, resolve: done } = Promise.withResolvers<void>();
      [awaited, missing, resolve] = [conversationId, screens, done];
      return promise;
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
