import { type Attachment, attachmentFailures, type Message } from "@frontdesk/contract";
import { useTranslation } from "react-i18next";
import { fullTime } from "../../../../ui/time.ts";

/** What a file is called for those who can't see it: its kind, whose it is, and when it came. */
export function useFileName() {
  const { t, i18n } = useTranslation();
  return ({ kind }: Attachment, { author, createdAt }: Pick<Message, "author" | "createdAt">) =>
    t("file.from", { kind: t(`file.kind.${kind}`), name: author.name, time: fullTime(createdAt, i18n.language) });
}

/** Why a file is not to be had, and what to do about it; what Telegram said in its own words. */
export function useFailureWords() {
  const { t } = useTranslation();
  return (failure: string | null) => {
    const known = attachmentFailures.find((each) => each === failure);
    return known ? t(`file.failed.${known}`) : failure;
  };
}
