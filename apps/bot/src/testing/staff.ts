import { withOpId } from "@frontdesk/client";
import type { Person } from "@frontdesk/telegram-simulator";
import { vi } from "vitest";
import type { Road } from "./road.ts";

type Member = Road["owner"];

/** A forum group bound to the desk, and the ways of its people. */
export interface StaffRoom {
  chatId: number;
  staffGroupId: string;
  /** The topics, as Telegram has them, General apart. */
  topics(): Promise<{ threadId: number; name: string; isClosed: boolean }[]>;
  /** The topic of a person's conversation, once there is one. */
  topicOf(name: string): Promise<number>;
  /** What stands in a topic, oldest first, what Telegram says of topics left out. */
  shown(threadId: number): Promise<{ messageId: number; text: string; from: "bot" | "person"; buttons: string[] }[]>;
  /** Somebody of the staff writes in a topic. */
  write(who: Person, threadId: number, text: string, replyTo?: number): Promise<{ messageId: number }>;
}

/** Has a member linked to somebody at Telegram, by the link that their page shows and a yes. */
export async function linkTo({ telegram, bot }: Road, member: Member, person: Person): Promise<void> {
  const side = { personId: person.id, botId: bot.id };
  const heard = async () => (await telegram.transcript(side)).messages.findLast(({ from }) => from === "bot");
  const { url } = await member.telegramLink.issue.mutate(withOpId({}));
  await telegram.start({ ...side, payload: url.split("start=")[1] ?? "" });
  const asked = await vi.waitUntil(async () => ((await heard())?.buttons ? heard() : undefined), { timeout: 20_000 });
  await telegram.pressButton({ ...side, messageId: asked?.messageId ?? 0, button: { text: "Yes, link it" } });
  await vi.waitUntil(async () => (await heard())?.text.startsWith("Linked"), { timeout: 20_000 });
}

/** Opens a staff group and binds a forum to it by its code. */
export async function openStaffRoom(road: Road, founder: Person, staff: Person[] = []): Promise<StaffRoom> {
  const { owner, botId } = road;
  const settings = { inboxIds: [], teamIds: [], language: "en" as const, closesWithTopic: true };
  const { staffGroup, code } = await owner.staffGroup.open.mutate(withOpId({ botId, ...settings }));
  return bindRoom(road, { founder, staff, staffGroupId: staffGroup.id, code });
}

/** Moves a staff group to a forum of its own: another than where it was. */
export async function moveStaffRoom(road: Road, { staffGroupId }: StaffRoom, founder: Person): Promise<StaffRoom> {
  const { code } = await road.owner.staffGroup.renewCode.mutate(withOpId({ staffGroupId }));
  return bindRoom(road, { founder, staff: [], staffGroupId, code });
}

interface Binding {
  founder: Person;
  staff: Person[];
  staffGroupId: string;
  code: string;
}

async function bindRoom(road: Road, { founder, staff, staffGroupId, code }: Binding): Promise<StaffRoom> {
  const { telegram, bot, owner } = road;
  const group = await telegram.createGroup({
    ...{ title: "Staff", creatorId: founder.id, isForum: true },
    members: staff.map(({ id }) => id),
  });
  const chatId = group.id;
  await telegram.setMember({ chatId, memberId: bot.id, status: "administrator" });
  await telegram.sendText({ personId: founder.id, chatId, text: `/desk ${code}` });
  const bound = async () => (await owner.staffGroup.list.query()).data.find(({ id }) => id === staffGroupId);
  const isReady = async () => {
    const { chat, lacks } = (await bound()) ?? {};
    return chat?.tgChatId === chatId && lacks?.length === 0;
  };
  await vi.waitUntil(isReady, { timeout: 20_000 });
  return roomAt(road, { founder, chatId, staffGroupId });
}

interface Place {
  founder: Person;
  chatId: number;
  staffGroupId: string;
}

/** The forum that a staff group is bound to, as its founder sees it. */
export function roomAt({ telegram }: Road, { founder, chatId, staffGroupId }: Place): StaffRoom {
  const room: StaffRoom = {
    chatId,
    staffGroupId,
    topics: async () => {
      const found = (await telegram.groups()).find(({ id }) => id === chatId);
      return found?.topics.filter(({ threadId }) => threadId !== 1) ?? [];
    },
    topicOf: (name) =>
      vi.waitUntil(
        async () => {
          const topic = (await room.topics()).find((one) => one.name.includes(` · ${name} · `));
          const hasCard = topic && (await room.shown(topic.threadId)).length > 0;
          return hasCard ? topic.threadId : undefined;
        },
        { timeout: 20_000 },
      ),
    shown: async (threadId) => {
      const { messages } = await telegram.transcript({ personId: founder.id, chatId });
      return messages.flatMap(({ messageId, text, from, buttons, literal, ...message }) =>
        message.threadId === threadId && !literal && from !== "chat"
          ? [{ messageId, text, from, buttons: buttons?.flat().map((button) => button.text) ?? [] }]
          : [],
      );
    },
    write: (who, threadId, text, replyTo) =>
      telegram.sendText({ personId: who.id, chatId, threadId, text, ...(replyTo && { replyTo }) }),
  };
  return room;
}
