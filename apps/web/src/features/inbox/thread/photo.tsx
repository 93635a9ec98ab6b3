import type { Attachment, Message } from "@frontdesk/contract";
import { UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { PhotoIcon, PhotoOffIcon } from "../../../ui/icons.ts";
import { onDemand } from "../../../ui/on-demand.tsx";
import { fullTime } from "../../../ui/time.ts";
import { useViewer } from "../../../viewer.tsx";
import classes from "./photo.module.css";
import { thumbnailOf } from "./thumbnail.ts";

const PhotoViewer = onDemand(async () => (await import("./photo-viewer.tsx")).PhotoViewer);

interface PhotoProps {
  photo: Attachment;
  message: Message;
}

/** A photo in a bubble: its place is held until the bot has fetched it; a click enlarges it. */
export function Photo({ photo, message }: PhotoProps) {
  const { t, i18n } = useTranslation();
  const { workspace } = useViewer();
  const [enlarged, { open, close }] = useDisclosure(false);
  const size = thumbnailOf(photo);
  if (photo.state !== "ready") {
    const isFailed = photo.state === "failed";
    const Icon = isFailed ? PhotoOffIcon : PhotoIcon;
    return (
      <div className={classes.place} data-state={photo.state} style={size}>
        <Icon size={28} aria-hidden="true" />
        <span>{t(isFailed ? "thread.photoFailed" : "thread.photoPending")}</span>
      </div>
    );
  }
  const url = `/w/${workspace.slug}/files/${photo.id}`;
  const description = t("thread.photoFrom", {
    name: message.author.name,
    time: fullTime(message.createdAt, i18n.language),
  });
  return (
    <>
      <UnstyledButton className={classes.photo} style={size} aria-label={t("thread.enlarge")} onClick={open}>
        <img src={url} alt={description} width={size.width} height={size.height} decoding="async" />
      </UnstyledButton>
      {enlarged && <PhotoViewer url={url} description={description} onClose={close} />}
    </>
  );
}
