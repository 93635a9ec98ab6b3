import type { AuditEntry } from "@frontdesk/contract";
import { Text, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ChevronRightIcon } from "../../ui/icons.ts";
import { fullTime } from "../../ui/time.ts";
import { useActWords } from "./act-words.ts";
import { AuditChange } from "./audit-change.tsx";
import classes from "./audit-page.module.css";

interface AuditRowProps {
  entry: AuditEntry;
  isOpen: boolean;
  onToggle: () => void;
}

/** One act in a line; open, from where it came and what it changed. */
export function AuditRow({ entry, isOpen, onToggle }: AuditRowProps) {
  const { t, i18n } = useTranslation();
  const wordsOf = useActWords();
  const { at, actor, action, subject, ip, agent, before, after } = entry;
  return (
    <>
      <UnstyledButton className={classes.summary} aria-expanded={isOpen} onClick={onToggle}>
        <span className={classes.quiet}>{fullTime(at, i18n.language)}</span>
        <b>{actor.name ?? t(`actorKind.${actor.kind}`)}</b>
        <span>
          {wordsOf(action)}
          {subject.name !== null && <span className={classes.quiet}> — {subject.name}</span>}
        </span>
        <ChevronRightIcon size={16} className={classes.arrow} aria-hidden="true" />
      </UnstyledButton>
      {isOpen && (
        <div className={classes.detail}>
          <AuditChange before={before} after={after} />
          <Text size="xs" c="dimmed">
            {t("audit.origin", { ip: ip ?? t("audit.unknown"), agent: agent ?? t("audit.unknown") })}
          </Text>
        </div>
      )}
    </>
  );
}
