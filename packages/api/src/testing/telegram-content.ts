import type { ApplyGroupMessage, ApplyMessage, TelegramFile } from "@frontdesk/contract/inputs";

type Content = Omit<ApplyMessage, "botId" | "leaseToken" | "opId" | "updateId">;

interface Said extends Partial<Omit<Content, "chat" | "from">> {
  tgUserId: number;
  tgMessageId: number;
  text: string;
  name?: string;
  username?: string | null;
}

/** What the bot makes of a person's message: text, unless more is given. */
export function contentOf({ tgUserId, name = "Anna", username = "anna", ...said }: Said): Content {
  return {
    chat: { tgChatId: tgUserId, type: "private" },
    from: { tgUserId, name, username, language: "en" },
    entities: [],
    file: null,
    special: null,
    albumKey: null,
    reply: null,
    forwardedFrom: null,
    sentAt: new Date().toISOString(),
    ...said,
  };
}

type HeardContent = Omit<ApplyGroupMessage, "botId" | "leaseToken" | "opId" | "updateId">;

interface Heard extends Partial<Omit<HeardContent, "chat">> {
  tgChatId: number;
  tgMessageId: number;
  text: string;
  title?: string;
  /** Its speaker, where `from` does not tell another. */
  tgUserId?: number;
  name?: string;
}

/** What the bot makes of what somebody says in a supergroup; a topic makes it a forum. */
export function heardContentOf({
  tgChatId,
  title = "Block B",
  tgUserId = 41,
  name = "Anna",
  ...heard
}: Heard): HeardContent {
  const { chat: _, from: speaker, ...said } = contentOf({ tgUserId, tgMessageId: 0, text: "", name });
  const threadId = heard.threadId ?? null;
  return {
    ...said,
    chat: { tgChatId, type: "supergroup", title, username: null, isForum: threadId !== null },
    from: { kind: "person", ...speaker },
    topicName: null,
    isAddressed: false,
    ...heard,
    threadId,
  };
}

/** A file as Telegram offers it: a small photo, unless another is given. */
export function fileOf(given: Partial<TelegramFile> = {}): TelegramFile {
  return {
    kind: "photo",
    fileId: "file",
    uniqueId: given.fileId ?? "file",
    name: null,
    mime: null,
    sizeBytes: 100,
    width: 10,
    height: 10,
    durationSeconds: null,
    emoji: null,
    previewFileId: null,
    ...given,
  };
}
