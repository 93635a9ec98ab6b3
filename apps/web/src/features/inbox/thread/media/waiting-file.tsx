import { type OutgoingFile, useOutgoingFile } from "@frontdesk/client/react";
import { useTranslation } from "react-i18next";
import { useObjectUrl } from "../../object-url.ts";
import { sizeWords, typeSign } from "./file-facts.ts";
import classes from "./media.module.css";
import { thumbnailOf } from "./thumbnail.ts";

/** A file that the desk does not have yet: what it is, and how much of it is handed over. */
export function WaitingFile({ file }: { file: OutgoingFile }) {
  const { t, i18n } = useTranslation();
  const { name, kind, sizeBytes, uploadedBytes } = file;
  const percent = Math.floor((uploadedBytes / Math.max(sizeBytes, 1)) * 100);
  const said = uploadedBytes === 0 ? t("file.waiting") : t("file.sent", { percent });
  return (
    <div className={classes.waiting}>
      {kind === "photo" ? (
        <LocalPicture file={file} />
      ) : (
        <div className={classes.document}>
          <span className={classes.sign} aria-hidden="true">
            {typeSign(name) || "…"}
          </span>
          <span className={classes.documentWords}>
            <span className={classes.documentName}>{kind === "voice" ? t("file.kind.voice") : name}</span>
            <span className={classes.quiet}>
              {sizeWords(sizeBytes, i18n.language)} · {said}
            </span>
          </span>
        </div>
      )}
      {uploadedBytes > 0 && uploadedBytes < sizeBytes && (
        <progress className={classes.progress} max={100} value={percent} aria-label={`${name}: ${said}`} />
      )}
    </div>
  );
}

function LocalPicture({ file }: { file: OutgoingFile }) {
  const url = useObjectUrl(useOutgoingFile(file.uploadId));
  const size = thumbnailOf(file);
  return url === null ? <div style={size} /> : <img src={url} alt={file.name} {...size} />;
}
