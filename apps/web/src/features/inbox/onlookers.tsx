import { useLooking, useOnlookers } from "@frontdesk/client/react";
import type { Onlooker } from "@frontdesk/contract";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./onlookers.module.css";

/**
 * A line with room for who else is at the open conversation, so that nothing moves when they come; colleagues see the
 * reader there likewise.
 */
export function WithOnlookers({ conversationId, children }: { conversationId: string; children: ReactNode }) {
  useLooking(conversationId);
  const onlookers = useOnlookers(conversationId);
  const words = useCompanyWords();
  const isTyping = onlookers.some((one) => one.isTyping);
  return (
    <div className={classes.line}>
      {children}
      {onlookers.length > 0 && (
        <span
          className={classes.company}
          data-typing={isTyping || undefined}
          title={onlookers.map(({ name }) => name).join(", ")}
        >
          {words(onlookers)}
        </span>
      )}
    </div>
  );
}

/** Says in a row of the queue that a colleague types there. */
export function TypingMark({ conversationId }: { conversationId: string }) {
  const typing = useOnlookers(conversationId).filter(({ isTyping }) => isTyping);
  const words = useCompanyWords();
  return typing.length > 0 && <span className={classes.typing}>{words(typing)}</span>;
}

/** Who types goes before who looks: somebody answers already. */
function useCompanyWords() {
  const { t } = useTranslation();
  return (onlookers: readonly Onlooker[]): string => {
    const typing = onlookers.filter(({ isTyping }) => isTyping);
    const [what, [first, ...others]] =
      typing.length > 0 ? (["typing", typing] as const) : (["looking", onlookers] as const);
    // There is little room, and colleagues know each other by it.
    const name = first?.name.split(" ")[0] ?? "";
    return others.length === 0
      ? t(`presence.${what}`, { name })
      : t(`presence.${what}More`, { name, others: others.length });
  };
}
