import { withOpId } from "@frontdesk/client";
import { askForDraft, unreachableProvider } from "../unreachable-provider.ts";
import { recall, type Stage, type Step } from "./stage.ts";

const conversationId = ({ conversations }: Stage) => recall(conversations, "anna");

async function ask(stage: Stage) {
  const { data } = await stage.owner.conversation.get.query({ conversationId: conversationId(stage) });
  stage.notes.suggestionId = await askForDraft(stage.owner, { conversationId: data.id, inboxId: data.inbox.id });
}

/** Help in writing, by a provider that can't be reached. */
export const helped: Step[] = [
  {
    path: "suggestion.chooseHelp",
    title: "no offers",
    run: (s) => s.operator.suggestion.chooseHelp.mutate(withOpId({ offersReplies: false })),
  },
  {
    path: "suggestion.test",
    title: "of a place that may not be called",
    run: ({ owner }) => {
      const { baseUrl, model, key } = unreachableProvider;
      return owner.suggestion.test.mutate(withOpId({ baseUrl, model, key }));
    },
  },
  {
    path: "suggestion.configure",
    title: "switched off",
    run: ({ owner }) =>
      owner.suggestion.configure.mutate(withOpId({ ...unreachableProvider, isOn: false, inboxIds: [], version: 0 })),
  },
  { path: "suggestion.ask", title: "which fails", run: ask },
  {
    path: "suggestion.settle",
    title: "put aside",
    run: (s) =>
      s.owner.suggestion.settle.mutate(
        withOpId({ suggestionId: recall(s.notes, "suggestionId"), as: "dismissed" as const }),
      ),
  },
];
