import { randomUUID } from "node:crypto";
import type { AppRouter } from "@frontdesk/api";
import { type Desk, withOpId } from "@frontdesk/client";
import type { Asked } from "../invariants/acknowledged.ts";
import { untilAnswered } from "./eventually.ts";

type Client = Desk<AppRouter>["client"];

/** Sends a reply, and repeats it with the same opId until the desk has answered; the history remembers both. */
export async function reply(
  client: Client,
  history: Asked[],
  { conversationId, text }: { conversationId: string; text: string },
): Promise<() => Promise<void>> {
  const input = withOpId({ conversationId, text, clientKey: randomUUID() });
  const asked: Asked = { conversationId, text, clientKey: input.clientKey, answers: [] };
  history.push(asked);
  const once = async () => {
    const { id } = await untilAnswered((options) => client.message.send.mutate(input, options));
    asked.answers.push(id);
  };
  await once();
  // [P2] Asked again at any later time, it gets the same answer.
  return once;
}
