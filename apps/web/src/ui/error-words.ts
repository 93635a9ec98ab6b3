import { deskErrorOf } from "@frontdesk/client";
import { useTranslation } from "react-i18next";

/** What a person reads of a failure: a sentence on what to do, and the reference the server's log knows too. */
export interface ErrorWords {
  sentence: string;
  reference: string | null;
}

/** Turns anything thrown into words of the reader's language: by its reason, else by its code. */
export function useErrorWords(): (error: unknown) => ErrorWords {
  const { t, i18n } = useTranslation();
  return (error) => {
    const { code, reason, facts, retryAfterMs, requestId } = deskErrorOf(error);
    const reference = requestId === "" ? null : requestId;
    const keys = [`error.reason.${reason}_by`, `error.reason.${reason}`].slice(facts.by === undefined ? 1 : 0);
    const key = keys.find((each) => reason !== null && i18n.exists(each));
    // Only keys that exist get here; all of them take the same facts.
    if (key !== undefined)
      return { sentence: t(key as "error.reason.already_taken_by", { by: facts.by ?? "" }), reference };
    if (code === "limited" && retryAfterMs !== null) {
      return { sentence: t("error.code.limitedFor", { seconds: Math.ceil(retryAfterMs / 1000) }), reference };
    }
    return { sentence: t(`error.code.${code}`), reference };
  };
}
