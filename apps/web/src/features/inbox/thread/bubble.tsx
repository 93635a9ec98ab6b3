import type { ShownMessage } from "@frontdesk/client/react";
import { ActionIcon } from "@mantine/core";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Hint } from "../../../ui/hint.tsx";
import { PencilIcon } from "../../../ui/icons.ts";
import classes from "./bubble.module.css";
import { EditMessage } from "./edit-message.tsx";
import { FormattedText } from "./formatted-text.tsx";
import { MessageHistory } from "./message-history.tsx";
import { MessageState } from "./message-state.tsx";
import { Photo } from "./photo.tsx";

interface BubbleProps {
  message: ShownMessage;
  isEditable: boolean;
  isEdited: boolean;
  onEdit: (messageId: string) => void;
  onEditEnd: () => void;
  onRetry: (opId: string) => void;
  onDiscard: (opId: string) => void;
}

/** One message: its text and photos, whether it was edited, and, for the desk's own, where it stands. */
export const Bubble = memo(function Bubble(props: BubbleProps) {
  const { t } = useTranslation();
  const { message, isEditable, isEdited, onEdit, onEditEnd, onRetry, onDiscard } = props;
  if (isEdited) return <EditMessage message={message} onEnd={onEditEnd} />;
  return (
    <div className={classes.row}>
      {isEditable && (
        <Hint label={t("thread.edit")}>
          <ActionIcon
            className={classes.edit}
            variant="subtle"
            color="gray"
            aria-label={t("thread.edit")}
            onClick={() => onEdit(message.id)}
          >
            <PencilIcon size={16} />
          </ActionIcon>
        </Hint>
      )}
      <article className={classes.bubble} data-state={message.state}>
        {message.attachments.map((attachment) => (
          <Photo key={attachment.id} photo={attachment} message={message} />
        ))}
        {message.text !== "" && <FormattedText text={message.text} entities={message.entities} />}
        {(message.editedAt !== null || message.direction === "out") && (
          <footer className={classes.foot}>
            {message.editedAt !== null && <MessageHistory messageId={message.id} />}
            {message.direction === "out" && <MessageState message={message} onRetry={onRetry} onDiscard={onDiscard} />}
          </footer>
        )}
      </article>
    </div>
  );
});
