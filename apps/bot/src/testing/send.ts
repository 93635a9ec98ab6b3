import { randomUUID } from "node:crypto";
import { withOpId } from "@frontdesk/client";
import type { SendMessage } from "@frontdesk/contract/inputs";
import type { Road } from "./road.ts";
import { threadOf } from "./thread.ts";

type Sent = Partial<Pick<SendMessage, "text" | "attachments" | "reply" | "special">>;

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
export async function send(road: Road, name: string, { text = "", ...content }: Sent) {
  const conversationId = (await threadOf(road, name))?.conversation.id ?? "";
  const input = withOpId({ conversationId, text, clientKey: randomUUID(), ...content });
  const { id } = await road.owner.message.send.mutate(input);
  return { id, now: async () => (await threadOf(road, name))?.messages.find((message) => message.id === id) };
}
