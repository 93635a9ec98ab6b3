import type { SuggestionFailure } from "@frontdesk/contract";

/** What a provider is told: rules of ours, and then what was said, the latest last. */
export interface Prompt {
  rules: string;
  turns: { by: "person" | "desk"; text: string }[];
}

interface Answering {
  signal: AbortSignal;
  /** Called with all of the text so far, whenever there is more. */
  onText(text: string): void;
}

/** Who writes drafts. */
export interface Provider {
  /** Resolves with the whole text. @throws ProviderFailure, or the reason of the signal */
  answer(prompt: Prompt, answering: Answering): Promise<string>;
}

/** Why a provider wrote nothing. */
export class ProviderFailure extends Error {
  readonly reason: SuggestionFailure;
  constructor(reason: SuggestionFailure) {
    super(`The provider wrote nothing: ${reason}.`);
    this.reason = reason;
  }
}
