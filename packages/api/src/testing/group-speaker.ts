import { withOpId } from "@frontdesk/client";
import type { ApplyGroupNotice, ApplyStanding, HearGroup } from "@frontdesk/contract/inputs";
import type { Caller } from "./callers.ts";
import { heardContentOf } from "./telegram-content.ts";
import type { TestDesk } from "./test-desk.ts";

export type Heard = Omit<Parameters<typeof heardContentOf>[0], "tgChatId">;

/** A group that the bot is in and that nothing else is called like, and the ways in which the bot hears of it. */
export function createGroupSpeaker(desk: TestDesk, { tgChatId, reader }: { tgChatId: number; reader: Caller }) {
  const title = `G${-tgChatId}`;
  const { telegram } = desk.installation();
  const contentOf = (heard: Heard) => heardContentOf({ tgChatId, title, ...heard });
  const under = async (updateId?: number) => ({
    ...(await desk.build.bot()),
    updateId: updateId ?? (await desk.build.update()),
  });
  const standing = async (status: ApplyStanding["status"], rights: string[] = []) => {
    const chat = { tgChatId, type: "supergroup" as const, title, isForum: false };
    return telegram.applyStanding.mutate(withOpId({ ...(await under()), chat, status, rights }));
  };
  return {
    tgChatId,
    title,
    standing,
    /** Says what of it is to be heard, in an inbox of its own. */
    hear: async (by: Caller, hears: HearGroup["hears"], threadId: number | null = null) => {
      const { botId } = await desk.build.bot();
      const inbox = hears === null || hears === "nothing" ? null : { kind: "new" as const, name: `Inbox of ${title}` };
      return by.group.hear.mutate(withOpId({ botId, tgChatId, threadId, hears, inbox }));
    },
    say: async (heard: Heard, updateId?: number) =>
      telegram.applyGroupMessage.mutate(withOpId({ ...(await under(updateId)), ...contentOf(heard) })),
    edit: async (heard: Heard) =>
      telegram.applyGroupEdit.mutate(
        withOpId({ ...(await under()), ...contentOf(heard), editedAt: new Date().toISOString() }),
      ),
    react: async (tgMessageId: number, emojis: string[], tgUserId = 41) => {
      const { from } = contentOf({ tgMessageId, text: "", tgUserId, name: `P${tgUserId}` });
      const reaction = { tgChatId, tgMessageId, emojis, from, reactedAt: new Date().toISOString() };
      return telegram.applyGroupReaction.mutate(withOpId({ ...(await under()), ...reaction }));
    },
    notice: async (notice: ApplyGroupNotice["notice"], threadId: number | null = null) => {
      const { chat } = contentOf({ tgMessageId: 1, text: "", threadId });
      return telegram.applyGroupNotice.mutate(withOpId({ ...(await under()), chat, threadId, from: null, notice }));
    },
    /** The group's conversations, and those of its topics, the latest first. */
    talks: async () => {
      const { rows } = (await reader.conversation.list.query({ view: "open" })).data;
      return rows.filter(({ contact }) => contact.kind === "group" && contact.name.startsWith(title));
    },
    /** What was said in one of them, without what members did with it. */
    messages: async (conversationId: string) => {
      const { data } = await reader.message.list.query({ conversationId });
      return data.rows.filter(({ direction }) => direction !== "system");
    },
  };
}
