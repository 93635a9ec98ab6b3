import type { AttachmentKind, FormattedText } from "@frontdesk/contract";
import type { TelegramFile } from "@frontdesk/contract/inputs";
import type { Desk } from "../../desk.ts";
import { insertPending } from "../attachment/index.ts";

/** Telegram brings an album file by file: so long those that may follow are waited for. */
export const albumMs = 2_500;

/** What a member wrote in Telegram and not in the panel: formatted already, and with its file still there. */
export interface WrittenElsewhere {
  formatted: FormattedText;
  file: TelegramFile | null;
  /** The bot that has the file. */
  botId: string;
  /** Telegram's name for the album that it begins. */
  albumKey: string | null;
}

/** Makes the file of it that of a message, whose bytes the bot will fetch. */
export async function attachElsewhere(
  { db, workspaceId, wakeBot }: Desk,
  {
    messageId,
    written,
    position = 0,
  }: { messageId: string; written: Pick<WrittenElsewhere, "file" | "botId">; position?: number },
): Promise<{ id: string; kind: AttachmentKind }[]> {
  const { file, botId } = written;
  if (!file) return [];
  const id = await insertPending(db, { workspaceId, messageId, botId, file, position, caption: null });
  wakeBot(botId);
  return [{ id, kind: file.kind }];
}
