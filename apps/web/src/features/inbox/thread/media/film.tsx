import type { Attachment } from "@frontdesk/contract";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFileUrls } from "./file-urls.ts";
import { playAlone } from "./one-at-a-time.ts";

interface FilmProps {
  attachment: Attachment;
  className?: string | undefined;
}

/** A film that plays as soon as it is shown. An animation goes round without sound. */
export function Film({ attachment, className }: FilmProps) {
  const { t } = useTranslation();
  const { file, preview } = useFileUrls(attachment);
  const [isBroken, setBroken] = useState(false);
  const isSilent = attachment.kind === "animation";
  const { width, height, mime } = attachment;
  const size = width && height ? { width, height } : {};
  if (isBroken) return <p role="alert">{t("file.broken")}</p>;
  if (mime === "image/gif") return <img className={className} src={file} alt={t("file.kind.animation")} {...size} />;
  return (
    <video
      className={className}
      src={file}
      poster={preview ?? undefined}
      controls
      autoPlay
      playsInline
      loop={isSilent}
      muted={isSilent}
      onPlay={(event) => playAlone(event.currentTarget)}
      onError={() => setBroken(true)}
      {...size}
    />
  );
}
