import type { Message } from "@frontdesk/contract";
import { getUntypedClient } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import type { Desk } from "../desk.ts";
import type { Outgoing, OutgoingFile } from "./outgoing.ts";
import { putFile } from "./put-file.ts";

/** Sends a message whose files the desk has, under its own keys. @throws what `deskErrorOf` reads */
export async function sendMessage({ client }: Desk<AnyRouter>, outgoing: Outgoing): Promise<Message> {
  const { conversationId, text, clientKey, opId, reply, files, special } = outgoing;
  const sent = await getUntypedClient(client).mutation("message.send", {
    conversationId,
    text,
    clientKey,
    opId,
    ...(reply && { reply: { messageId: reply.messageId, quote: reply.quote } }),
    attachments: files.map(({ uploadId, as }) => ({ uploadId, as })),
    special,
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
  { uploadId, name }: OutgoingFile,
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
