import { withOpId } from "@frontdesk/client";
import { type Conversation, isAwaited } from "@frontdesk/contract";
import { Button } from "@mantine/core";
import { type RefObject, useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { BulbIcon } from "../../../ui/icons.ts";
import { useToastError } from "../../../ui/toast.tsx";
import type { Draft } from "../composer/draft.ts";
import { useAltDigit } from "./alt-digit.ts";
import { SuggestionPanel } from "./suggestion-panel.tsx";
import classes from "./writing-help.module.css";

interface SuggestedProps {
  conversation: Conversation;
  draft: Draft;
  field: RefObject<HTMLTextAreaElement | null>;
  onPut: (text: string) => void;
}

/** The way to a draft by a provider, and the draft; what was put into the reply is marked until it is changed. */
export function Suggested({ conversation: { id: conversationId }, draft, field, onPut }: SuggestedProps) {
  const { t } = useTranslation();
  const onError = useToastError();
  const query = trpc.suggestion.get.useQuery({ conversationId });
  const onSuccess = () => void query.refetch();
  const ask = trpc.suggestion.ask.useMutation({ onError, onSuccess });
  const settle = trpc.suggestion.settle.useMutation({ onError, onSuccess });
  const [taken, setTaken] = useState<string | null>(null);
  const suggestion = query.data?.data ?? null;
  const isBusy = ask.isPending || (suggestion !== null && isAwaited(suggestion));

  const askAnew = () => {
    if (!isBusy) ask.mutate(withOpId({ conversationId }));
  };
  const take = () => {
    if (suggestion?.state !== "ready") return;
    const kept = draft.text.trimEnd();
    const text = kept === "" ? suggestion.text : `${kept}\n\n${suggestion.text}`;
    onPut(text);
    setTaken(text);
    settle.mutate(withOpId({ suggestionId: suggestion.id, as: "taken" as const }));
  };
  useAltDigit(field, (digit) => {
    if (digit !== 0) return false;
    if (suggestion?.state === "ready") take();
    else askAnew();
    return true;
  });
  return (
    <>
      {suggestion && (
        <SuggestionPanel
          suggestion={suggestion}
          isSettling={settle.isPending}
          onTake={take}
          onRetry={askAnew}
          onDismiss={() => {
            settle.mutate(withOpId({ suggestionId: suggestion.id, as: "dismissed" as const }));
            field.current?.focus();
          }}
        />
      )}
      {!suggestion && (
        <div className={classes.asking}>
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<BulbIcon size={14} />}
            loading={isBusy}
            aria-keyshortcuts="Alt+0"
            onClick={askAnew}
          >
            {t("help.ask")}
          </Button>
          {taken !== null && draft.text === taken && (
            <span role="status" className={classes.mark}>
              {t("help.taken")}
            </span>
          )}
        </div>
      )}
    </>
  );
}
