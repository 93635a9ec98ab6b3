import type { Send } from "@frontdesk/contract";

type Refusal = { code: number; description: string };

/**
 * The same send without what Telegram refused of it: a quote that is no longer in the message, formatting that it can't
 * read, a file that it no longer has by that name. Null where the refusal is of the send itself.
 */
export function softened(send: Send, { code, description }: Refusal): Send | null {
  if (code !== 400) return null;
  if ("reply" in send && send.reply?.quote && /quote/i.test(description))
    return { ...send, reply: { ...send.reply, quote: null, quoteEntities: [] } };
  if ("entities" in send && send.entities.length > 0 && /entit/i.test(description)) return { ...send, entities: [] };
  if (/file[ _]?(identifier|id\b|reference)|use file of type/i.test(description)) return withBytes(send);
  return null;
}

function withBytes(send: Send): Send | null {
  if (send.kind === "send_media" && send.file.tgFileId !== null)
    return { ...send, file: { ...send.file, tgFileId: null } };
  if (send.kind === "send_album" && send.files.some(({ tgFileId }) => tgFileId !== null))
    return { ...send, files: send.files.map((file) => ({ ...file, tgFileId: null })) };
  return null;
}
