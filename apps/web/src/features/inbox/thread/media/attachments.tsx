import type { ShownMessage } from "@frontdesk/client/react";
import type { Attachment, AttachmentKind } from "@frontdesk/contract";
import { DocumentLink } from "./document-link.tsx";
import classes from "./media.module.css";
import { Sound } from "./sound.tsx";
import { Sticker } from "./sticker.tsx";
import { VideoNote } from "./video-note.tsx";
import { Visuals } from "./visuals.tsx";
import { WaitingFile } from "./waiting-file.tsx";

const visual: ReadonlySet<AttachmentKind> = new Set(["photo", "video", "animation"]);

/** The files of a message, each kind in its way: photos and films together, then the others in their order. */
export function Attachments({ message }: { message: ShownMessage }) {
  const { attachments, outgoing } = message;
  if (attachments.length === 0) return null;
  if (outgoing) {
    return (
      <div className={classes.files}>
        {outgoing.files.map((file) => (
          <WaitingFile key={file.uploadId} file={file} />
        ))}
      </div>
    );
  }
  const visuals = attachments.filter(({ kind }) => visual.has(kind));
  const others = attachments.filter(({ kind }) => !visual.has(kind));
  return (
    <div className={classes.files}>
      {visuals.length > 0 && <Visuals visuals={visuals} message={message} />}
      {others.map((attachment) => (
        <Other key={attachment.id} attachment={attachment} message={message} />
      ))}
    </div>
  );
}

function Other({ attachment, message }: { attachment: Attachment; message: ShownMessage }) {
  const isOneOfMany = message.attachments.length > 1;
  return (
    <>
      <Shown attachment={attachment} message={message} />
      {isOneOfMany && attachment.caption && <div className={classes.fileCaption}>{attachment.caption}</div>}
    </>
  );
}

function Shown({ attachment, message }: { attachment: Attachment; message: ShownMessage }) {
  switch (attachment.kind) {
    case "voice":
    case "audio":
      return <Sound attachment={attachment} message={message} />;
    case "video_note":
      return <VideoNote attachment={attachment} message={message} />;
    case "sticker":
      return <Sticker attachment={attachment} />;
    default:
      return <DocumentLink attachment={attachment} />;
  }
}
