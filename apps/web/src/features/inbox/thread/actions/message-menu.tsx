import { withOpId } from "@frontdesk/client";
import type { ShownMessage } from "@frontdesk/client/react";
import { Menu } from "@mantine/core";
import { useClipboard, useDisclosure } from "@mantine/hooks";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../../desk.ts";
import { useNow } from "../../../../ui/clock.ts";
import { Confirm } from "../../../../ui/confirm.tsx";
import { ArrowBackUpIcon, CopyIcon, PencilIcon, TrashIcon } from "../../../../ui/icons.ts";
import { toastDone } from "../../../../ui/toast.tsx";
import { isEditable } from "../own-messages.ts";
import { useThreadHands } from "../thread-context.ts";
import { type Deletable, deletableOf } from "./deletable.ts";
import { ReactionPalette } from "./reaction-palette.tsx";

interface MessageMenuProps {
  message: ShownMessage;
  onAnswer: () => void;
  target: ReactElement;
}

/** All that may be done with a message, open when it is first shown. */
export function MessageMenu({ message, onAnswer, target }: MessageMenuProps) {
  const { t } = useTranslation();
  const { memberId, canWrite, edit } = useThreadHands();
  const clipboard = useClipboard();
  const [asks, { open: ask, close: leave }] = useDisclosure(false);
  const deletable = deletableOf(message, useNow(60_000));

  const copy = () => {
    clipboard.copy(message.text);
    toastDone(t("copied"));
  };
  const isNote = message.direction === "note";
  const isOut = message.direction === "out" || isNote;
  const mayChange = canWrite || isNote;
  return (
    <>
      <Menu defaultOpened position={isOut ? "bottom-end" : "bottom-start"} width={260} shadow="md">
        <Menu.Target>{target}</Menu.Target>
        <Menu.Dropdown>
          {canWrite && !isNote && (
            <>
              <ReactionPalette message={message} />
              <Menu.Divider />
              <Menu.Item leftSection={<ArrowBackUpIcon size={16} />} onClick={onAnswer}>
                {t("message.reply")}
              </Menu.Item>
            </>
          )}
          {mayChange && isEditable(message, memberId) && (
            <Menu.Item leftSection={<PencilIcon size={16} />} onClick={() => edit(message.id)}>
              {t("thread.edit")}
            </Menu.Item>
          )}
          {message.text !== "" && (
            <Menu.Item leftSection={<CopyIcon size={16} />} onClick={copy}>
              {t("message.copy")}
            </Menu.Item>
          )}
          {isNote && isEditable(message, memberId) ? (
            <DeleteNoteItem onClick={ask} />
          ) : (
            canWrite && <DeleteItem deletable={deletable} onClick={ask} />
          )}
        </Menu.Dropdown>
      </Menu>
      {asks && !isNote && <DeleteDialog messageId={message.id} onClose={leave} />}
      {asks && isNote && <DeleteNoteDialog messageId={message.id} onClose={leave} />}
    </>
  );
}

/** T9: where Telegram would no longer delete it, says so instead. */
function DeleteItem({ deletable, onClick }: { deletable: Deletable; onClick: () => void }) {
  const { t } = useTranslation();
  if (deletable === "no") return null;
  const isTooOld = deletable === "too_old";
  return (
    <Menu.Item
      leftSection={<TrashIcon size={16} />}
      {...(isTooOld ? { disabled: true } : { c: "var(--mantine-color-error)", onClick })}
    >
      {isTooOld ? t("message.deleteTooOld") : t("message.delete")}
    </Menu.Item>
  );
}

function DeleteNoteItem({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <Menu.Item leftSection={<TrashIcon size={16} />} c="var(--mantine-color-error)" onClick={onClick}>
      {t("message.deleteNote")}
    </Menu.Item>
  );
}

function DeleteNoteDialog({ messageId, onClose }: { messageId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const remove = trpc.message.deleteNote.useMutation({ onSuccess: onClose });
  return (
    <Confirm
      opened
      title={t("message.deleteNoteTitle")}
      hint={t("message.deleteNoteBody")}
      action={t("message.deleteNote")}
      isPending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(withOpId({ messageId }))}
      onClose={onClose}
    />
  );
}

function DeleteDialog({ messageId, onClose }: { messageId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const remove = trpc.message.delete.useMutation({ onSuccess: onClose });
  return (
    <Confirm
      opened
      title={t("message.deleteTitle")}
      hint={t("message.deleteBody")}
      action={t("message.delete")}
      isPending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(withOpId({ messageId }))}
      onClose={onClose}
    />
  );
}
