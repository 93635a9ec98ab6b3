import type { Conversation } from "@frontdesk/contract";
import { Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { UsableMoves } from "../use-moves.ts";
import classes from "./composer.module.css";
import type { Obstacle } from "./composer-obstacle.ts";

interface ComposerClosedProps {
  obstacle: Obstacle;
  conversation: Conversation;
  moves: UsableMoves;
  /** Null where not even colleagues can be written to, or it is done already. */
  onNote: (() => void) | null;
}

/** Why nobody can write here now, and what helps. */
export function ComposerClosed({ obstacle, conversation, moves, onNote }: ComposerClosedProps) {
  const { contact, assignee } = conversation;
  const { t } = useTranslation();
  const name = obstacle === "taken" ? (assignee?.name ?? "") : contact.name;
  const { offered } = moves;
  return (
    <div className={classes.closed} role="note">
      <Text size="sm">
        {t(`composer.${obstacle}`, { name })}
        {obstacle === "taken" && ` ${t("composer.takeFirst")}`}
      </Text>
      <Group gap="sm">
        {onNote && (
          <Button size="xs" variant="default" onClick={onNote}>
            {t("composer.writeNote")}
          </Button>
        )}
        {obstacle === "closed" && offered.reopen && (
          <Button size="xs" aria-keyshortcuts="o" onClick={moves.reopen} loading={moves.isPending}>
            {t("thread.reopen")}
          </Button>
        )}
        {obstacle === "taken" && offered.takeOver && (
          <Button size="xs" variant="default" onClick={moves.takeOver} loading={moves.isPending}>
            {t("thread.takeOver")}
          </Button>
        )}
      </Group>
    </div>
  );
}
