import { useLive } from "@frontdesk/client/react";
import { type Conversation, messageLimits } from "@frontdesk/contract";
import { ActionIcon, Button, Text, Textarea } from "@mantine/core";
import { type KeyboardEvent, type Ref, useImperativeHandle, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Hint } from "../../../ui/hint.tsx";
import { SendIcon } from "../../../ui/icons.ts";
import { useViewer } from "../../../viewer.tsx";
import type { UsableMoves } from "../use-moves.ts";
import classes from "./composer.module.css";
import { type Obstacle, obstacleTo } from "./composer-obstacle.ts";
import { useDraft } from "./draft.ts";

// Where the count of what is left begins to matter.
const nearLimit = 400;

export interface ComposerHandle {
  focus(): void;
}

interface ComposerProps {
  conversation: Conversation;
  moves: UsableMoves;
  onSend: (text: string) => void;
  onEditLast: () => void;
  ref: Ref<ComposerHandle>;
}

/** Where a reply is written; or, where none can be, why not and what helps. */
export function Composer({ conversation, moves, onSend, onEditLast, ref }: ComposerProps) {
  const { t } = useTranslation();
  const { memberId, workspace, can } = useViewer();
  const { kind } = useLive();
  const input = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useDraft(workspace.slug, conversation.id);
  useImperativeHandle(ref, () => ({ focus: () => input.current?.focus() }));

  const obstacle = obstacleTo(conversation, { memberId, mayHandle: can("conversation:handle") });
  if (obstacle !== null) return <ComposerClosed obstacle={obstacle} conversation={conversation} moves={moves} />;

  const left = messageLimits.textLength - text.length;
  const canSend = text.trim() !== "" && left >= 0;
  const send = () => {
    if (!canSend) return;
    onSend(text.trimEnd());
    setText("");
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Enter also ends a word of an input method (Chinese, Japanese): that one is not ours.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") event.currentTarget.blur();
    if (event.key === "ArrowUp" && text === "") {
      event.preventDefault();
      onEditLast();
    }
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className={classes.line}>
        <Textarea
          ref={input}
          className={classes.input}
          aria-label={t("composer.label", { name: conversation.contact.name })}
          aria-keyshortcuts="/"
          placeholder={t("composer.placeholder")}
          autosize
          minRows={1}
          maxRows={10}
          value={text}
          error={left < 0}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <Hint label={t("composer.hint")}>
          <ActionIcon type="submit" size={36} variant="filled" aria-label={t("composer.send")} disabled={!canSend}>
            <SendIcon size={18} />
          </ActionIcon>
        </Hint>
      </div>
      {left <= nearLimit && (
        <Text size="xs" role="status" c={left < 0 ? "var(--mantine-color-error)" : "dimmed"}>
          {left < 0 ? t("composer.over", { count: -left }) : t("composer.left", { count: left })}
        </Text>
      )}
      {kind === "offline" && (
        <Text size="xs" c="var(--desk-warn-text)">
          {t("composer.offline")}
        </Text>
      )}
    </form>
  );
}

interface ComposerClosedProps {
  obstacle: Obstacle;
  conversation: Conversation;
  moves: UsableMoves;
}

function ComposerClosed({ obstacle, conversation: { contact, assignee }, moves }: ComposerClosedProps) {
  const { t } = useTranslation();
  const name = obstacle === "taken" ? (assignee?.name ?? "") : contact.name;
  const { offered } = moves;
  return (
    <div className={classes.closed} role="note">
      <Text size="sm" flex={1}>
        {t(`composer.${obstacle}`, { name })}
        {obstacle === "taken" && ` ${t("composer.takeFirst")}`}
      </Text>
      {obstacle === "closed" && offered.reopen && (
        <Button size="xs" onClick={moves.reopen} loading={moves.isPending}>
          {t("thread.reopen")}
        </Button>
      )}
      {obstacle === "taken" && offered.takeOver && (
        <Button size="xs" variant="default" onClick={moves.takeOver} loading={moves.isPending}>
          {t("thread.takeOver")}
        </Button>
      )}
    </div>
  );
}
