import type { Attachment, Message } from "@frontdesk/contract";
import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PlayerPlayIcon } from "../../../../ui/icons.ts";
import { playTime } from "./file-facts.ts";
import { FilePlace } from "./file-place.tsx";
import { useFileUrls } from "./file-urls.ts";
import { useFileName } from "./file-words.ts";
import classes from "./media.module.css";
import { thumbnailOf } from "./thumbnail.ts";

interface PictureProps {
  attachment: Attachment;
  message: Message;
  /** Shown as wide as the place allows, where it is one of several. */
  isTile?: boolean;
  onOpen: () => void;
}

/** A photo, or the picture that stands for a film: its place is held until it is there, a click shows all of it. */
export function Picture({ attachment, message, isTile = false, onOpen }: PictureProps) {
  const { t } = useTranslation();
  const name = useFileName()(attachment, message);
  const { file, preview } = useFileUrls(attachment);
  const size = thumbnailOf(attachment);
  if (attachment.state !== "ready") return <FilePlace attachment={attachment} size={size} />;

  const isPhoto = attachment.kind === "photo";
  const length = isPhoto || attachment.durationSeconds === null ? null : playTime(attachment.durationSeconds);
  const source = isPhoto && !(isTile && preview) ? file : preview;
  return (
    <UnstyledButton
      className={classes.picture}
      style={isTile ? undefined : { width: size.width, aspectRatio: size.width / size.height }}
      data-kind={attachment.kind}
      aria-label={isPhoto ? t("file.enlarge") : `${t("file.watch")} ${length ?? ""}`.trim()}
      onClick={onOpen}
    >
      {source === null ? (
        <span className="heard">{name}</span>
      ) : (
        <img src={source} alt={name} width={size.width} height={size.height} decoding="async" />
      )}
      {!isPhoto && (
        <span className={classes.playSign} aria-hidden="true">
          <PlayerPlayIcon size={22} />
        </span>
      )}
      {length !== null && <span className={classes.length}>{length}</span>}
    </UnstyledButton>
  );
}
