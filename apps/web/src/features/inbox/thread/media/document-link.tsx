import type { Attachment } from "@frontdesk/contract";
import { useTranslation } from "react-i18next";
import { DownloadIcon, FileIcon } from "../../../../ui/icons.ts";
import { sizeWords, typeSign } from "./file-facts.ts";
import { FilePlace } from "./file-place.tsx";
import { useFileUrls } from "./file-urls.ts";
import classes from "./media.module.css";

/** A file by its name, type and size; a click downloads it. */
export function DocumentLink({ attachment }: { attachment: Attachment }) {
  const { t, i18n } = useTranslation();
  const { file } = useFileUrls(attachment);
  if (attachment.state !== "ready") return <FilePlace attachment={attachment} />;
  const name = attachment.name ?? t("file.untitled");
  const sign = typeSign(attachment.name);
  return (
    <a className={classes.document} href={file} download={name}>
      <span className="heard">{t("file.get")}</span>
      <span className={classes.sign} aria-hidden="true">
        {sign === "" ? <FileIcon size={20} /> : sign}
      </span>
      <span className={classes.documentWords}>
        <span className={classes.documentName}>{name}</span>
        {attachment.sizeBytes !== null && (
          <span className={classes.quiet}>{sizeWords(attachment.sizeBytes, i18n.language)}</span>
        )}
      </span>
      <DownloadIcon size={18} aria-hidden="true" />
    </a>
  );
}
