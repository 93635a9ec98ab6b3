import type { Attachment } from "@frontdesk/contract";
import { useTranslation } from "react-i18next";
import { FileIcon, FileOffIcon, PhotoIcon, PhotoOffIcon } from "../../../../ui/icons.ts";
import { useFailureWords } from "./file-words.ts";
import classes from "./media.module.css";

interface FilePlaceProps {
  attachment: Attachment;
  /** Of a picture: as large as it will be, in CSS pixels. */
  size?: { width: number; height: number };
}

/** Holds the place of a file that the bot has yet to fetch, or says why it can't be had. */
export function FilePlace({ attachment: { kind, name, state, failure }, size }: FilePlaceProps) {
  const { t } = useTranslation();
  const why = useFailureWords();
  const isFailed = state === "failed";
  const Icon = size ? (isFailed ? PhotoOffIcon : PhotoIcon) : isFailed ? FileOffIcon : FileIcon;
  return (
    <div
      className={classes.place}
      data-state={state}
      data-flat={size ? undefined : true}
      style={size && { width: size.width, minHeight: size.height }}
    >
      <Icon size={size ? 28 : 22} aria-hidden="true" />
      <div className={classes.placeWords}>
        {isFailed ? (
          <>
            <strong>{t("file.failed.title", { kind: name ?? t(`file.kind.${kind}`) })}</strong>
            <span>{why(failure)}</span>
          </>
        ) : (
          <>
            <strong>{name ?? t(`file.kind.${kind}`)}</strong>
            <span>{t("file.pending")}</span>
          </>
        )}
      </div>
    </div>
  );
}
