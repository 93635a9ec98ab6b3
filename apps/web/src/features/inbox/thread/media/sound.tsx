import type { Attachment, Message } from "@frontdesk/contract";
import { onDemand } from "../../../../ui/on-demand.tsx";
import { FilePlace } from "./file-place.tsx";
import { useFileUrls } from "./file-urls.ts";
import { useFileName } from "./file-words.ts";
import classes from "./media.module.css";

const SoundPlayer = onDemand(
  async () => (await import("./sound-player.tsx")).SoundPlayer,
  <div className={classes.soundPlace} />,
);

/** A voice message or a piece of music, to be listened to in its place. */
export function Sound({ attachment, message }: { attachment: Attachment; message: Message }) {
  const { file } = useFileUrls(attachment);
  const label = useFileName()(attachment, message);
  if (attachment.state !== "ready") return <FilePlace attachment={attachment} />;
  return (
    <SoundPlayer
      url={file}
      label={label}
      title={attachment.kind === "audio" ? attachment.name : null}
      durationSeconds={attachment.durationSeconds}
    />
  );
}
