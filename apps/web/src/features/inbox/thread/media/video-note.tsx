import type { Attachment, Message } from "@frontdesk/contract";
import { UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PlayerPlayIcon } from "../../../../ui/icons.ts";
import { onDemand } from "../../../../ui/on-demand.tsx";
import { playTime } from "./file-facts.ts";
import { FilePlace } from "./file-place.tsx";
import { useFileUrls } from "./file-urls.ts";
import { useFileName } from "./file-words.ts";
import classes from "./media.module.css";

const Film = onDemand(async () => (await import("./film.tsx")).Film);

const size = { width: 200, height: 200 };

/** A round film that somebody spoke into their phone; it plays in its place. */
export function VideoNote({ attachment, message }: { attachment: Attachment; message: Message }) {
  const { t } = useTranslation();
  const name = useFileName()(attachment, message);
  const { preview } = useFileUrls(attachment);
  const [isPlaying, setPlaying] = useState(false);
  const length = attachment.durationSeconds === null ? null : playTime(attachment.durationSeconds);
  if (attachment.state !== "ready") return <FilePlace attachment={attachment} size={size} />;
  if (isPlaying) {
    return (
      <div className={classes.round}>
        <Film attachment={{ ...attachment, ...size }} />
      </div>
    );
  }
  return (
    <UnstyledButton
      className={classes.round}
      aria-label={`${t("file.play")}: ${name} ${length ?? ""}`.trim()}
      onClick={() => setPlaying(true)}
    >
      {preview !== null && <img src={preview} alt="" {...size} decoding="async" />}
      <span className={classes.playSign} aria-hidden="true">
        <PlayerPlayIcon size={22} />
      </span>
      {length !== null && <span className={classes.length}>{length}</span>}
    </UnstyledButton>
  );
}
