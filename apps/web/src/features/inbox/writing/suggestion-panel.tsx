import { isAwaited, type Suggestion, type SuggestionSource } from "@frontdesk/contract";
import { Anchor, Button, Loader } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { BulbIcon } from "../../../ui/icons.ts";
import { useViewer } from "../../../viewer.tsx";
import classes from "./writing-help.module.css";

interface SuggestionPanelProps {
  suggestion: Suggestion;
  isSettling: boolean;
  onTake: () => void;
  onRetry: () => void;
  onDismiss: () => void;
}

/** A draft by a provider, as far as it is written: what it rests on, and what to do with it. */
export function SuggestionPanel({ suggestion, isSettling, onTake, onRetry, onDismiss }: SuggestionPanelProps) {
  const { t } = useTranslation();
  const { state, text, sources, failure } = suggestion;
  const isOnItsWay = isAwaited(suggestion);
  const title = state === "failed" ? t("help.failed") : t(isOnItsWay ? "help.writing" : "help.ready");
  return (
    <section className={classes.panel} aria-label={t("help.suggestion")} aria-busy={isOnItsWay}>
      <p className={classes.title} role="status">
        {isOnItsWay ? <Loader size={14} aria-hidden="true" /> : <BulbIcon size={16} aria-hidden="true" />} {title}
      </p>
      {failure && <p className={classes.text}>{t(`help.failure.${failure}`)}</p>}
      {text !== "" && <p className={classes.text}>{text}</p>}
      {state === "ready" && <Sources sources={sources} />}
      <div className={classes.acts}>
        {state === "ready" && (
          <Button size="xs" aria-keyshortcuts="Alt+0" disabled={isSettling} onClick={onTake}>
            {t("help.take")}
          </Button>
        )}
        {state === "failed" && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {t("retry")}
          </Button>
        )}
        <Button size="xs" variant="subtle" color="gray" disabled={isSettling} onClick={onDismiss}>
          {t(isOnItsWay ? "cancel" : "help.dismiss")}
        </Button>
      </div>
    </section>
  );
}

function Sources({ sources }: { sources: readonly SuggestionSource[] }) {
  const { t } = useTranslation();
  if (sources.length === 0) return <p className={classes.sources}>{t("help.noSources")}</p>;
  return (
    <div className={classes.sources}>
      {t("help.sources")}
      <ul>
        {sources.map((source) => (
          <li key={`${source.kind} ${source.messageId ?? source.id}`}>
            {t(`help.source.${source.kind}`)} <SourceTitle source={source} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function SourceTitle({ source: { kind, id, title, messageId } }: { source: SuggestionSource }) {
  const { workspace } = useViewer();
  if (kind !== "earlier") return <strong>{title}</strong>;
  return (
    <Anchor
      size="xs"
      renderRoot={(props) => (
        <Link
          to="/w/$slug/inbox/$conversationId"
          params={{ slug: workspace.slug, conversationId: id }}
          search={messageId ? { message: messageId } : {}}
          {...props}
        />
      )}
    >
      {title}
    </Anchor>
  );
}
