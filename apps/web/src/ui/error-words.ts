import { deskErrorOf } from "@frontdesk/client";
import type { DeskErrorData } from "@frontdesk/contract";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";

/** What a person reads of a failure: a sentence on what to do, and the reference the server's log knows too. */
export interface ErrorWords {
  sentence: string;
  reference: string | null;
}

/** B21: puts a failure into words of a language: by its reason where `t` knows it, else by its code. */
export function errorWords(failure: DeskErrorData, t: TFunction, exists: (key: string) => boolean): ErrorWords {
  const { code, reason, facts, retryAfterMs, requestId } = failure;
  const reference = requestId === "" ? null : requestId;
  const keys = [`error.reason.${reason}_by`, `error.reason.${reason}`].slice(facts.by === undefined ? 1 : 0);
  const key = keys.find((each) => reason !== null && exists(each));
  // Only keys that exist get here; each takes some of the facts.
  if (key !== undefined)
    return { sentence: t(key as "error.reason.already_taken_by", { by: "", ...facts }), reference };
  if (code === "limited" && retryAfterMs !== null) {
    return { sentence: t("error.code.limitedFor", { seconds: Math.ceil(retryAfterMs / 1000) }), reference };
  }
  return { sentence: t(`error.code.${code}`), reference };
}

/** Puts anything thrown into words of the reader's language. */
export function useErrorWords(): (error: unknown) => ErrorWords {
  const { t, i18n } = useTranslation();
  return (error) => errorWords(deskErrorOf(error), t, (key) => i18n.exists(key));
}

/** Whether the desk only wants to know first who asks: the dialog of `useProven` does, and nothing has failed. */
export function isAskedForProof(error: unknown): boolean {
  return deskErrorOf(error).reason === "proof_required";
}
