import type { Command } from "../command.ts";
import { conversationsOf, messagesOf } from "../pages.ts";

export const exportCommands: Command[] = [
  {
    usage: "export",
    says: "Writes every conversation you may see with all its messages, one JSON object a line",
    run: async ({ desk, print }) => {
      const client = await desk();
      for (const view of ["open", "closed"] as const)
        for await (const conversation of conversationsOf(client, view)) {
          print(JSON.stringify({ ...conversation, messages: await messagesOf(client, conversation.id) }));
        }
      return { text: "", value: undefined };
    },
  },
];
