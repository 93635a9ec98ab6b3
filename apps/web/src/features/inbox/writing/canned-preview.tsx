import {
  type CannedFile,
  type CannedVariant,
  fillTemplate,
  formatText,
  type TemplateValues,
} from "@frontdesk/contract";
import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PaperclipIcon } from "../../../ui/icons.ts";
import { FormattedText } from "../thread/formatted-text.tsx";
import { ButtonRow } from "./button-row.tsx";
import classes from "./writing.module.css";

interface CannedPreviewProps {
  variant: CannedVariant | undefined;
  wanted: { language: string | null };
  values: TemplateValues;
  files: readonly CannedFile[];
}

/** What the person would read, with its buttons and files; and where it is not in their language, that. */
export function CannedPreview({ variant, wanted, values, files }: CannedPreviewProps) {
  const { t } = useTranslation();
  if (!variant) return null;
  const { text, entities } = formatText(fillTemplate(variant.text, values));
  const { language } = wanted;
  const isForeign = language !== null && language.split("-")[0]?.toLowerCase() !== variant.language;
  return (
    <>
      <FormattedText text={text} entities={entities} />
      {variant.buttons.length > 0 && <ButtonRow buttons={variant.buttons} />}
      {files.map(({ id, name }) => (
        <span key={id} className={classes.file}>
          <PaperclipIcon size={14} aria-hidden="true" /> {name}
        </span>
      ))}
      {isForeign && (
        <Text size="xs" c="var(--desk-warn-text)">
          {t("writing.fallback", { language })}
        </Text>
      )}
    </>
  );
}
