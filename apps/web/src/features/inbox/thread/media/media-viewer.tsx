import type { Attachment, Message } from "@frontdesk/contract";
import { ActionIcon, Group, Modal, Text } from "@mantine/core";
import { useWindowEvent } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { ChevronLeftIcon, ChevronRightIcon, DownloadIcon } from "../../../../ui/icons.ts";
import { useFileUrls } from "./file-urls.ts";
import { useFileName } from "./file-words.ts";
import { Film } from "./film.tsx";
import classes from "./media-viewer.module.css";

interface MediaViewerProps {
  visuals: Attachment[];
  message: Message;
  openId: string;
  onOpen: (id: string) => void;
  onClose: () => void;
}

/** A photo or film as large as the screen allows, and the way to the others of its album (arrow keys). */
export function MediaViewer({ visuals, message, openId, onOpen, onClose }: MediaViewerProps) {
  const { t } = useTranslation();
  const nameOf = useFileName();
  const at = visuals.findIndex(({ id }) => id === openId);
  const shown = visuals[at];
  const step = (by: 1 | -1) => {
    const next = visuals[at + by];
    if (next) onOpen(next.id);
  };
  useWindowEvent("keydown", ({ key, target }) => {
    // In a film the arrows wind it.
    if (target instanceof HTMLVideoElement) return;
    if (key === "ArrowLeft") step(-1);
    if (key === "ArrowRight") step(1);
  });
  if (!shown) return null;
  return (
    <Modal
      opened
      onClose={onClose}
      size="auto"
      padding="xs"
      title={nameOf(shown, message)}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Shown key={shown.id} attachment={shown} name={nameOf(shown, message)} />
      <Group justify="space-between" mt="xs" gap="xs" wrap="nowrap">
        <Text size="sm" flex={1} className={classes.caption}>
          {shown.caption}
        </Text>
        {visuals.length > 1 && (
          <>
            <Step label={t("file.previous")} isOffered={at > 0} onClick={() => step(-1)} Icon={ChevronLeftIcon} />
            <Text size="sm" c="dimmed" role="status">
              {t("file.place", { at: at + 1, all: visuals.length })}
            </Text>
            <Step
              label={t("file.next")}
              isOffered={at < visuals.length - 1}
              onClick={() => step(1)}
              Icon={ChevronRightIcon}
            />
          </>
        )}
        <Download attachment={shown} />
      </Group>
    </Modal>
  );
}

function Shown({ attachment, name }: { attachment: Attachment; name: string }) {
  const { file } = useFileUrls(attachment);
  if (attachment.kind !== "photo") return <Film attachment={attachment} className={classes.large} />;
  const { width, height } = attachment;
  return <img className={classes.large} src={file} alt={name} {...(width && height ? { width, height } : {})} />;
}

interface StepProps {
  label: string;
  isOffered: boolean;
  onClick: () => void;
  Icon: typeof ChevronLeftIcon;
}

function Step({ label, isOffered, onClick, Icon }: StepProps) {
  return (
    <ActionIcon variant="default" size={36} aria-label={label} disabled={!isOffered} onClick={onClick}>
      <Icon size={18} />
    </ActionIcon>
  );
}

function Download({ attachment }: { attachment: Attachment }) {
  const { t } = useTranslation();
  const { file } = useFileUrls(attachment);
  const name = attachment.name ?? t(`file.kind.${attachment.kind}`);
  return (
    <ActionIcon
      variant="default"
      size={36}
      component="a"
      href={file}
      download={attachment.name ?? ""}
      aria-label={t("file.download", { name })}
    >
      <DownloadIcon size={18} />
    </ActionIcon>
  );
}
