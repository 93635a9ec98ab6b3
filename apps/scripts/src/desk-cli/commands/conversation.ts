import { withOpId } from "@frontdesk/client";
import type { Conversation, ConversationView, Message } from "@frontdesk/contract";
import { conversationViews } from "@frontdesk/contract";
import type { Command, Said } from "../command.ts";
import { Complaint } from "../complaint.ts";
import { findConversation } from "../find-conversation.ts";
import { oneLine, table } from "../table.ts";

export const conversationCommands: Command[] = [
  {
    usage: "conversation list",
    says: "Lists a view of the queue, the latest first",
    options: { "--view <view>": `${conversationViews.join(", ")} (open)` },
    run: async ({ desk, options: { view = "open" } }) => {
      if (!isView(view)) throw new Complaint(`There is no view "${view}": choose ${conversationViews.join(", ")}.`);
      const { data } = await (await desk()).conversation.list.query({ view });
      const rows = data.rows.map((row) => [
        `#${row.number}`,
        row.state,
        row.contact.name,
        holderOf(row),
        row.lastMessage,
      ]);
      return { text: table(["", "state", "contact", "with", "last message"], rows), value: data.rows };
    },
  },
  {
    usage: "conversation show <conversation>",
    says: "Shows a conversation and its latest messages; name it by #number or id",
    run: async ({ desk, args: [name = ""] }) => {
      const client = await desk();
      const conversation = await findConversation(client, name);
      const { data } = await client.message.list.query({ conversationId: conversation.id });
      const head = `#${conversation.number} ${oneLine(conversation.contact.name)}, ${conversation.state}, with ${holderOf(conversation)}`;
      return { text: [head, ...data.rows.map(lineOf)].join("\n"), value: { conversation, messages: data.rows } };
    },
  },
  {
    usage: "conversation send <conversation> <text>",
    says: "Answers the contact; what nobody took is taken by that",
    run: async ({ desk, args: [name = "", text = ""] }) => {
      const client = await desk();
      const { id } = await findConversation(client, name);
      const message = await client.message.send.mutate(
        withOpId({ conversationId: id, text, clientKey: crypto.randomUUID() }),
      );
      return { text: lineOf(message), value: message };
    },
  },
  {
    usage: "conversation take <conversation>",
    says: "Makes a conversation yours alone",
    options: { "--override": "also from a colleague" },
    run: async ({ desk, args: [name = ""], options }) => {
      const client = await desk();
      const { id } = await findConversation(client, name);
      return moved(
        await client.conversation.take.mutate(withOpId({ conversationId: id, override: "override" in options })),
      );
    },
  },
  {
    usage: "conversation close <conversation>",
    says: "Closes a conversation; the contact's next message opens another",
    run: async ({ desk, args: [name = ""] }) => {
      const client = await desk();
      const { id } = await findConversation(client, name);
      return moved(await client.conversation.close.mutate(withOpId({ conversationId: id })));
    },
  },
];

function moved(conversation: Conversation): Said {
  return {
    text: `#${conversation.number} is ${conversation.state}, with ${holderOf(conversation)}.`,
    value: conversation,
  };
}

function holderOf({ assignee }: Conversation): string {
  return assignee?.name ?? "nobody";
}

function lineOf({ createdAt, author, direction, text, state, attachments }: Message): string {
  const files = attachments.map(({ kind }) => `[${kind}]`).join(" ");
  const standing = direction === "out" ? ` (${state})` : "";
  return `${createdAt.slice(0, 16).replace("T", " ")}  ${oneLine(author.name)}: ${[files, oneLine(text)].filter(Boolean).join(" ")}${standing}`;
}

function isView(text: string): text is ConversationView {
  return conversationViews.some((view) => view === text);
}
