import { randomUUID } from "node:crypto";
import { withOpId } from "@frontdesk/client";
import { vi } from "vitest";
import type { Road } from "./road.ts";

/** Somebody new, who has opened the bot and whom the desk knows. */
export async function meet(road: Road, name: string) {
  const person = await road.person(name);
  await road.telegram.start(person.side);
  await vi.waitUntil(() => textsOf(road, name), { timeout: 20_000 });
  return person;
}

/** A person's conversation as its operator sees it; undefined while there is none. */
export async function threadOf({ owner }: Road, name: string) {
  const { data } = await owner.conversation.list.query({ view: "open" });
  const conversation = data.rows.find(({ contact }) => contact.name === name);
  if (!conversation) return undefined;
  const { data: page } = await owner.message.list.query({ conversationId: conversation.id });
  return { conversation, messages: page.rows };
}

/** The texts of a person's conversation, in order. */
export async function textsOf(road: Road, name: string): Promise<string[] | undefined> {
  return (await threadOf(road, name))?.messages.map(({ text }) => text);
}

/** The operator answers, and the bubble's way can be watched. */
export async function answer(road: Road, name: string, text: string) {
  const thread = await threadOf(road, name);
  const conversationId = thread?.conversation.id ?? "";
  const { id } = await road.owner.message.send.mutate(withOpId({ conversationId, text, clientKey: randomUUID() }));
  return {
    id,
    now: async () => (await threadOf(road, name))?.messages.find((message) => message.id === id),
  };
}
