import { randomUUID } from "node:crypto";
import { withOpId } from "@frontdesk/client";
import type { SendMessage } from "@frontdesk/contract/inputs";
import type { Road } from "./road.ts";
import { threadOf } from "./thread.ts";

type Sent = Partial<Pick<SendMessage, "text" | "attachments" | "reply" | "special" | "buttons">> & {
  /** Said among the staff. */
  isNote?: boolean;
};

/** Hands the desk a file to be sent, as the operator's page does. */
export async function upload({ desk, owner }: Road, name: string, bytes: Uint8Array): Promise<string> {
  const id = randomUUID();
  const answer = await fetch(`${desk.url}/w/${desk.home.slug}/uploads/${id}`, {
    method: "PUT",
    headers: {
      ...{ "content-type": "application/octet-stream", "x-frontdesk": "1", "x-file-name": encodeURIComponent(name) },
      cookie: `frontdesk=${owner.who?.sessionSecret}`,
    },
    body: new Uint8Array(bytes),
  });
  if (!answer.ok) throw new Error(`the upload was answered ${answer.status}: ${await answer.text()}`);
  return id;
}

/** The operator sends a person a message of any kind, and the bubble's way can be watched. */
export async function send(road: Road, name: string, { text = "", isNote = false, ...content }: Sent) {
  const conversationId = (await threadOf(road, name))?.conversation.id ?? "";
  const said = { conversationId, text, clientKey: randomUUID() };
  const { id } = isNote
    ? await road.owner.message.note.mutate(withOpId(said))
    : await road.owner.message.send.mutate(withOpId({ ...said, ...content }));
  return { id, now: async () => (await threadOf(road, name))?.messages.find((message) => message.id === id) };
}
