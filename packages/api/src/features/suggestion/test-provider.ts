import { type SuggestionFailure, suggestionLimits } from "@frontdesk/contract";
import type { TestSuggestions } from "@frontdesk/contract/inputs";
import { inWorkspace } from "@frontdesk/db";
import type { Viewer } from "../../access.ts";
import type { Services } from "../../services.ts";
import { openChatCompletions } from "./chat-completions.ts";
import { assertSameOrigin } from "./configure-suggestions.ts";
import { findKey } from "./provider.queries.ts";
import { ProviderFailure } from "./provider.ts";

/** What a provider answered to a question that holds nothing of anybody's. */
export interface ProviderTest {
  failure: SuggestionFailure | null;
  /** How it began to answer; blank where it did not. */
  text: string;
  ms: number;
}

const question = {
  rules: "You are being tested by the administrator of a support desk. Answer in one short sentence.",
  turns: [{ by: "person" as const, text: "Hello! Are you there?" }],
};
const shownLength = 200;

/** Asks a provider something harmless, at the address and with the key as they would be kept. @throws invalid bad_input */
export async function testProvider(
  { database, sealer, outgoing }: Services,
  { workspaceId }: Viewer,
  { baseUrl, model, key }: TestSuggestions,
): Promise<ProviderTest> {
  const kept = await inWorkspace(database, workspaceId).read(({ db }) => findKey(db, workspaceId));
  if (key === null && kept?.keySealed) assertSameOrigin(kept.baseUrl, baseUrl);
  const used = key === null ? kept?.keySealed && sealer.open(kept.keySealed) : key;

  const beganAt = performance.now();
  const took = () => Math.round(performance.now() - beganAt);
  const provider = openChatCompletions(outgoing, { baseUrl, model, key: used || null });
  const signal = AbortSignal.timeout(suggestionLimits.answerMs / 3);
  try {
    const text = await provider.answer(question, { signal, onText: () => {} });
    return { failure: null, text: text.trim().slice(0, shownLength), ms: took() };
  } catch (error) {
    const failure = error instanceof ProviderFailure ? error.reason : signal.aborted ? "too_slow" : null;
    if (!failure) throw error;
    return { failure, text: "", ms: took() };
  }
}
