import { withOpId } from "@frontdesk/client";
import type { Caller } from "./callers.ts";
import { contentOf } from "./telegram-content.ts";
import type { TestDesk } from "./test-desk.ts";

export type Said = Omit<Parameters<typeof contentOf>[0], "tgUserId">;

/** When something was done in Telegram, by the seconds of one minute, and under which update; a fresh one without it. */
interface Told {
  second?: number;
  updateId?: number;
}

/** A person whom nobody else is called like, and the ways in which they are heard by the bot. */
export function createSpeaker(desk: TestDesk, { tgUserId, reader }: { tgUserId: number; reader: Caller }) {
  const name = `P${tgUserId}`;
  const { telegram } = desk.installation();
  const contentBy = (said: Said) => contentOf({ tgUserId, name, ...said });
  const under = async (updateId?: number) => ({
    ...(await desk.build.bot()),
    updateId: updateId ?? (await desk.build.update()),
  });
  return {
    tgUserId,
    name,
    say: async (said: Said, updateId?: number) =>
      telegram.applyMessage.mutate(withOpId({ ...(await under(updateId)), ...contentBy(said) })),
    edit: async (said: Said, { second = 1, updateId }: Told = {}) =>
      telegram.applyEdit.mutate(
        withOpId({ ...(await under(updateId)), ...contentBy(said), editedAt: atSecond(second) }),
      ),
    react: async (tgMessageId: number, emojis: string[], { second = 1, updateId }: Told = {}) => {
      const { from } = contentBy({ tgMessageId, text: "" });
      const reaction = { tgChatId: tgUserId, tgMessageId, emojis, reactedAt: atSecond(second) };
      return telegram.applyReaction.mutate(withOpId({ ...(await under(updateId)), from, ...reaction }));
    },
    /** Their one conversation and what was said in it, without what members did with it. */
    thread: async (view: "open" | "closed" = "open") => {
      const { rows } = (await reader.conversation.list.query({ view })).data;
      const [conversation, ...others] = rows.filter(({ contact }) => contact.name === name);
      if (!conversation || others.length > 0) throw new Error("There is not one conversation.");
      const { data } = await reader.message.list.query({ conversationId: conversation.id });
      return { conversation, messages: data.rows.filter(({ direction }) => direction !== "system") };
    },
  };
}

function atSecond(second: number): string {
  return new Date(Date.UTC(2030, 0, 1, 0, 0, second)).toISOString();
}
