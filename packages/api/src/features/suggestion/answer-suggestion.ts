import { cutText, type Suggestion, type SuggestionFailure, suggestionLimits } from "@frontdesk/contract";
import { inWorkspace } from "@frontdesk/db";
import { type Desk, openDesk } from "../../desk.ts";
import { announce } from "../../feed/announce.ts";
import type { Services } from "../../services.ts";
import { announceSuggestion } from "./announce-suggestion.ts";
import { readAnswer } from "./build-prompt.ts";
import { openChatCompletions } from "./chat-completions.ts";
import { type Claimed, lockRequest, putProgress, releaseSuggestion } from "./claim.queries.ts";
import { followText } from "./follow-text.ts";
import type { SuggestionRequest } from "./gather-material.ts";
import { findProvider, noteOutcome } from "./provider.queries.ts";
import { type Provider, ProviderFailure } from "./provider.ts";
import { settle } from "./suggestion.queries.ts";

type Means = Pick<Services, "database" | "sealer" | "outgoing" | "bus">;

/** What came of asking a provider. */
type Outcome = { text: string } | { failure: SuggestionFailure };

/**
 * Has one draft written and kept, with its text told as it grows. No transaction is open while the provider is at it
 * (R2); one that its asker called off meanwhile is given up. Where the node stops, another begins it anew.
 */
export async function answerSuggestion(means: Means, claimed: Claimed, stopping: AbortSignal): Promise<void> {
  if (claimed.isLapsed) return finish(means, claimed, { failure: "interrupted" });
  const { value: begun } = await write(means, claimed, async ({ db }) => ({
    request: await lockRequest(db, claimed),
    provider: await findProvider(db, claimed.workspaceId),
  }));
  if (!begun.request) return;
  if (!begun.provider) return finish(means, claimed, { failure: "switched_off" });

  const { keySealed, ...account } = begun.provider;
  const key = keySealed && means.sealer.open(keySealed);
  const provider = openChatCompletions(means.outgoing, { ...account, key });
  const outcome = await outcomeOf(means, { claimed, provider, request: begun.request, stopping });
  if (outcome) return finish(means, claimed, outcome);
  if (stopping.aborted) await write(means, claimed, ({ db }) => releaseSuggestion(db, claimed));
}

interface Attempt {
  claimed: Claimed;
  provider: Provider;
  request: SuggestionRequest;
  stopping: AbortSignal;
}

/** Null where nobody wants to know any more. */
async function outcomeOf(means: Means, { claimed, provider, request, stopping }: Attempt): Promise<Outcome | null> {
  const calledOff = new AbortController();
  const late = AbortSignal.timeout(suggestionLimits.answerMs);
  const signal = AbortSignal.any([calledOff.signal, late, stopping]);
  const following = followText(async (text) => {
    const shown = cutText(readAnswer(text, []).text, suggestionLimits.textLength);
    if (!(await tellProgress(means, claimed, shown))) calledOff.abort();
  });
  try {
    return { text: await provider.answer(request.prompt, { signal, onText: following.onText }) };
  } catch (error) {
    if (error instanceof ProviderFailure) return { failure: error.reason };
    if (late.aborted) return { failure: "too_slow" };
    if (signal.aborted) return null;
    throw error;
  } finally {
    await following.end();
  }
}

async function tellProgress(means: Means, claimed: Claimed, text: string): Promise<boolean> {
  const { value } = await write(means, claimed, async (desk) => {
    const kept = await putProgress(desk.db, { ...claimed, text });
    if (kept) tell(desk, claimed, { id: claimed.id, state: "answering", version: kept.version });
    return kept !== undefined;
  });
  return value;
}

async function finish(means: Means, claimed: Claimed, outcome: Outcome): Promise<void> {
  await write(means, claimed, async (desk) => {
    const { db, workspaceId, now } = desk;
    const request = await lockRequest(db, claimed);
    if (!request) return;
    const { id } = claimed;
    if ("failure" in outcome) {
      const { failure } = outcome;
      tell(desk, claimed, await settle(db, { workspaceId, id, state: "failed", failure, text: "", now }));
      if (failure !== "interrupted" && failure !== "switched_off")
        await noteOutcome(db, { workspaceId, isFailure: true, now });
      return;
    }
    const { text, sources } = readAnswer(outcome.text, request.sources);
    const kept = cutText(text, suggestionLimits.textLength);
    tell(desk, claimed, await settle(db, { workspaceId, id, state: "ready", text: kept, sources, now }));
    await noteOutcome(db, { workspaceId, isFailure: false, now });
  });
}

function tell(
  desk: Desk,
  { conversationId, memberId }: Claimed,
  suggestion: Pick<Suggestion, "id" | "state" | "version">,
) {
  announceSuggestion(desk, { conversationId, memberId, suggestion });
}

async function write<T>({ database, bus }: Means, { workspaceId }: Claimed, work: (desk: Desk) => Promise<T>) {
  const outcome = await inWorkspace(database, workspaceId).write({}, async ({ db, now }) => {
    const actor = { kind: "system" as const, id: null };
    const { desk, events } = openDesk({ db, now, actor, workspaceId, origin: { ip: null, agent: null } });
    return { value: await work(desk), events };
  });
  if (outcome.seq !== null) announce(bus, { workspaceId, wakesNodes: false, wokenBots: new Set() });
  return outcome;
}
