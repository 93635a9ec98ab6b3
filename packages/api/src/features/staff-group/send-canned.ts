import { fillTemplate, variantFor } from "@frontdesk/contract";
import { getCannedReply, listCannedReplies } from "../canned-reply/index.ts";
import { getConversation } from "../conversation/index.ts";
import { sendMessage } from "../message/index.ts";
import { getHome } from "./scene.queries.ts";
import { answerThere, type StaffFloor } from "./staff-floor.ts";
import type { Topic } from "./topic.queries.ts";

/** As many shortcuts as are told of at once. */
const mostTold = 40;

/** Sends a kept reply by its shortcut, in the person's language, its variables filled in and its files along. */
export async function sendCanned(floor: StaffFloor & { topic: Topic }, shortcut: string): Promise<unknown> {
  const { desk, viewer, topic } = floor;
  const { db, workspaceId } = desk;
  const known = await listCannedReplies(db, viewer);
  const wanted = shortcut.replace(/^\//, "").toLowerCase();
  const reply = known.find((one) => one.shortcut.toLowerCase() === wanted);
  if (!reply) {
    const shortcuts = known
      .slice(0, mostTold)
      .map((one) => one.shortcut)
      .join(", ");
    return answerThere(desk, floor, known.length > 0 ? "staff.ask.shortcut" : "staff.ask.noShortcuts", { shortcuts });
  }
  const { variants, files, afterPress } = await getCannedReply(db, viewer, reply.id);
  const conversation = await getConversation(db, viewer, topic.conversationId);
  const { contact, number } = conversation;
  const { name: workspaceName, locale } = await getHome(db, workspaceId);
  const variant = variantFor(variants, { language: contact.language, locale });
  const text = fillTemplate(variant?.text ?? "", {
    "contact.name": contact.name,
    "contact.first_name": contact.name.split(/\s+/)[0] ?? "",
    "member.name": viewer.name,
    "workspace.name": workspaceName,
    "conversation.number": String(number),
  });
  return sendMessage(desk, viewer, {
    ...{ opId: crypto.randomUUID(), clientKey: crypto.randomUUID(), conversationId: conversation.id, text },
    ...{ attachments: [], reply: null, special: null, isUpdate: false, endsDraft: false },
    ...{ buttons: variant?.buttons ?? [], afterPress },
    canned: { cannedReplyId: reply.id, fileIds: files.map(({ id }) => id) },
  });
}
