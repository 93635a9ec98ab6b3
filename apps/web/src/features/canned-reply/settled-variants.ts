import { type CannedVariant, unknownVariables } from "@frontdesk/contract";
import { settledButtons } from "../../ui/buttons-editor.tsx";

/** The variants as they can be kept; null where a text or a language lacks, is there twice, or leads nowhere. */
export function settledVariants(variants: readonly CannedVariant[]): CannedVariant[] | null {
  const settled = variants.map((variant) => {
    const buttons = settledButtons(variant.buttons);
    const isWhole = variant.text.trim() !== "" && /^[a-z]{2,3}$/.test(variant.language);
    return buttons && isWhole && unknownVariables(variant.text).length === 0 ? { ...variant, buttons } : null;
  });
  const languages = new Set(variants.map(({ language }) => language));
  return languages.size === variants.length && settled.every((one) => one !== null) ? settled : null;
}
