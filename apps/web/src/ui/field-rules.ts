import { identityLimits } from "@frontdesk/contract";
import { useTranslation } from "react-i18next";

type Rule = (value: string) => string | null;

const emailShape = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const slugShape = /^[a-z0-9][a-z0-9-]*$/;

/** Checks of form fields that answer in the reader's language; the server checks again. */
export function useFieldRules() {
  const { t } = useTranslation();
  const filled = (value: string) => (value.trim() === "" ? t("field.required") : null);
  const atMost = (max: number, value: string) => (value.length > max ? t("field.tooLong", { max }) : null);

  const name: Rule = (value) => filled(value) ?? atMost(identityLimits.nameLength, value.trim());
  const email: Rule = (value) => filled(value) ?? (emailShape.test(value.trim()) ? null : t("field.email"));
  const slug: Rule = (value) =>
    filled(value) ?? (slugShape.test(value) ? atMost(identityLimits.slugLength, value) : t("field.slug"));
  const newPassword: Rule = (value) =>
    filled(value) ??
    (value.length < identityLimits.passwordMin
      ? t("field.passwordShort", { min: identityLimits.passwordMin })
      : atMost(identityLimits.passwordMax, value));
  return { filled, name, email, slug, newPassword };
}
