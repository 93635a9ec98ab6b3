import type { Message } from "@frontdesk/contract";
import { getUntypedClient } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import type { Desk } from "../desk.ts";
import type { Outgoing, OutgoingFile } from "./outgoing.ts";
import { putFile } from "./put-file.ts";

/** Sends a message, or says a note among the staff, whose files the desk has, under its own keys. @throws what `deskErrorOf` reads */
export async function sendMessage({ client }: Desk<AnyRouter>, outgoing: Outgoing): Promise<Message> {
  const { conversationId, text, clientKey, opId, reply, files, special, canned, endsDraft } = outgoing;
  const attachments = files.map(({ uploadId, as }) => ({ uploadId, as }));
  const written = { conversationId, text, clientKey, opId, attachments, endsDraft };
  const desk = getUntypedClient(client);
  if (outgoing.kind === "note") {
    const mentions = outgoing.mentions.map(({ id }) => id);
    return (await desk.mutation("message.note", { ...written, mentions })) as Message;
  }
  const { isUpdate, buttons, afterPress, guideStep } = outgoing;
  const sent = await desk.mutation("message.send", {
    ...written,
    ...(reply && { reply: { messageId: reply.messageId, quote: reply.quote } }),
    special,
    isUpdate,
    buttons,
    afterPress,
    guideStep,
    canned: canned && { cannedReplyId: canned.cannedReplyId, fileIds: canned.files.map(({ id }) => id) },
  });
  return sent as Message;
}

interface Transfer {
  bytes: Blob;
  onProgress(sentBytes: number): void;
  signal: AbortSignal;
}

/** Hands a file over to a workspace, once however often it is called. @throws what `deskErrorOf` reads */
export function uploadFile(
  { url, workspace }: { url: string; workspace: string },
  { uploadId, name }: Pick<OutgoingFile, "uploadId" | "name">,
  { bytes, onProgress, signal }: Transfer,
): Promise<void> {
  const address = new URL(`/w/${encodeURIComponent(workspace)}/uploads/${uploadId}`, url);
  const headers = {
    "content-type": "application/octet-stream",
    "x-frontdesk": "1",
    // Headers are Latin-1.
    "x-file-name": encodeURIComponent(name.toWellFormed()),
  };
  return putFile(address.href, bytes, { headers, onProgress, signal });
}
