import { type CannedVariant, type Conversation, type SuggestionSource, variantFor } from "@frontdesk/contract";
import type { Reader } from "@frontdesk/db";
import type { Reach } from "../../access.ts";
import { getCannedReply } from "../canned-reply/index.ts";
import { getGuide } from "../guide/index.ts";
import { getWorkspace } from "../workspace/index.ts";
import { buildPrompt, type Material } from "./build-prompt.ts";
import { listEarlierAnswers, listGuidesOn, listThread, rankReplies } from "./material.queries.ts";
import type { Prompt } from "./provider.ts";

/** What is asked of a provider, and what the numbers of its answer will stand for. */
export interface SuggestionRequest {
  prompt: Prompt;
  sources: SuggestionSource[];
}

const most = { thread: 30, replies: 5, guides: 2, earlier: 2 } as const;

/**
 * Puts together what a draft may rest on, of what somebody may see: the thread, canned replies and guides that fit it,
 * and what the same person was answered before. Nothing of any other person.
 */
export async function gatherMaterial(db: Reader, reach: Reach, conversation: Conversation): Promise<SuggestionRequest> {
  const { id: conversationId, contact } = conversation;
  const workspace = await getWorkspace(db, reach.workspaceId);
  const thread = await listThread(db, reach, { conversationId, limit: most.thread });
  const text = lastSaid(thread);
  const wanted = { language: contact.language, locale: workspace.locale };
  const plain = (variants: readonly CannedVariant[]) => withoutVariables(variantFor(variants, wanted)?.text ?? "");

  const material: Material[] = [];
  for (const { cannedReplyId: id } of await rankReplies(db, reach, {
    text,
    language: contact.language,
    limit: most.replies,
  })) {
    const { title, variants } = await getCannedReply(db, reach, id);
    material.push({ source: { kind: "canned_reply", id, title, messageId: null }, text: plain(variants) });
  }
  for (const id of await listGuidesOn(db, reach, { text, limit: most.guides })) {
    const { title, steps } = await getGuide(db, reach, id);
    const body = steps.map(({ variants }, index) => `${index + 1}. ${plain(variants)}`).join("\n");
    material.push({ source: { kind: "guide", id, title, messageId: null }, text: body });
  }
  const earlier = { contactId: contact.id, conversationId, text, limit: most.earlier };
  material.push(...(await listEarlierAnswers(db, reach, earlier)));
  const prompt = buildPrompt({ workspaceName: workspace.name, material, thread });
  return { prompt, sources: material.map(({ source }) => source) };
}

/** What the person said since they were last answered, or else last of all. */
function lastSaid(thread: Awaited<ReturnType<typeof listThread>>): string {
  const lastAnswer = thread.findLastIndex(({ direction }) => direction === "out");
  const since = thread.slice(lastAnswer + 1);
  const said = since.length > 0 ? since : thread.filter(({ direction }) => direction === "in").slice(-1);
  return said.map(({ text }) => text).join("\n");
}

// Who it is about is filled in where it is sent, and is nobody else's to know.
function withoutVariables(text: string): string {
  return text.replaceAll(/[ \t]*\{\{[^{}]*\}\}/g, "");
}
