import { withOpId } from "@frontdesk/client";
import { isAwaited } from "@frontdesk/contract";
import { vi } from "vitest";
import type { Caller } from "./callers.ts";

/** How drafts are asked for of a place that the desk may not call. */
export const unreachableProvider = {
  isOn: true,
  baseUrl: "https://127.0.0.1/v1",
  model: "some-model",
  key: "some-key",
};

/** Has an owner ask for a draft, which nobody writes; resolves with its id once that is told. */
export async function askForDraft(
  owner: Caller,
  { conversationId, inboxId }: { conversationId: string; inboxId: string },
) {
  const { data: settings } = await owner.suggestion.settings.query();
  const change = { ...unreachableProvider, inboxIds: [inboxId], version: settings.version };
  await owner.suggestion.configure.mutate(withOpId(change));
  const { id } = await owner.suggestion.ask.mutate(withOpId({ conversationId }));
  await vi.waitFor(async () => {
    const { data } = await owner.suggestion.get.query({ conversationId });
    if (!data || isAwaited(data)) throw new Error("Nobody has told yet that it failed.");
  }, 10_000);
  return id;
}
