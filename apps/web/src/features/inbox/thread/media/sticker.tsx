import type { Attachment } from "@frontdesk/contract";
import { useTranslation } from "react-i18next";
import { FilePlace } from "./file-place.tsx";
import { useFileUrls } from "./file-urls.ts";
import classes from "./media.module.css";
import { thumbnailOf } from "./thumbnail.ts";

const side = 160;
const shownInPlace: ReadonlySet<string> = new Set(["image/webp", "image/png"]);

/** A sticker: a picture as it is, a film silently, and one of Telegram's own drawings by its still picture. */
export function Sticker({ attachment }: { attachment: Attachment }) {
  const { t } = useTranslation();
  const { file, preview } = useFileUrls(attachment);
  const { mime, emoji, state } = attachment;
  const size = thumbnailOf(attachment, { width: side, height: side });
  if (state !== "ready") return <FilePlace attachment={attachment} size={size} />;

  const name = `${t("file.kind.sticker")} ${emoji ?? ""}`.trim();
  if (mime === "video/webm") {
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    return <video src={file} aria-label={name} {...size} autoPlay={!isStill} loop muted playsInline />;
  }
  const source = mime !== null && shownInPlace.has(mime) ? file : preview;
  if (source === null) {
    return (
      <span className={classes.emoji} role="img" aria-label={name} style={size}>
        {emoji ?? "🏷"}
      </span>
    );
  }
  return <img className={classes.sticker} src={source} alt={name} {...size} decoding="async" />;
}
