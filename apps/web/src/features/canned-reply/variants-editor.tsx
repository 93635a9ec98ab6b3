import { type CannedVariant, cannedLimits, templateVariables, unknownVariables } from "@frontdesk/contract";
import { Button, Chip, Group, Select, Stack, Text, Textarea } from "@mantine/core";
import { useContext, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { ButtonsEditor } from "../../ui/buttons-editor.tsx";
import { spokenLanguages } from "../../ui/spoken-languages.ts";
import { useViewer } from "../../viewer.tsx";
import classes from "./canned-reply.module.css";
import { PreviewContext } from "./preview-context.ts";
import { sampleValues } from "./sample-values.ts";

interface VariantsEditorProps {
  variants: readonly CannedVariant[];
  onChange: (variants: CannedVariant[]) => void;
}

/** What is said, language by language, with the buttons under it and how it will read. */
export function VariantsEditor({ variants, onChange }: VariantsEditorProps) {
  const { t } = useTranslation();
  const Preview = useContext(PreviewContext);
  const { user, workspace } = useViewer();
  const [at, setAt] = useState(0);
  const id = useId();
  const shown = Math.min(at, variants.length - 1);
  const variant = variants[shown];
  if (!variant) return null;
  const put = (change: Partial<CannedVariant>) => onChange(variants.with(shown, { ...variant, ...change }));
  const [unknown] = unknownVariables(variant.text);
  const unwritten = spokenLanguages.filter(({ value }) => !variants.some(({ language }) => language === value));
  const [next] = unwritten;
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {variants.map(({ language }, index) => (
          <Chip
            key={`${id} ${language} ${variants.length}`}
            size="xs"
            checked={index === shown}
            onChange={() => setAt(index)}
          >
            {languageName(language)}
          </Chip>
        ))}
        {next && variants.length < cannedLimits.variants && (
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => {
              onChange([...variants, { language: next.value, text: "", buttons: [] }]);
              setAt(variants.length);
            }}
          >
            {t("replies.addLanguage")}
          </Button>
        )}
        {variants.length > 1 && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            onClick={() => onChange(variants.toSpliced(shown, 1))}
          >
            {t("replies.removeLanguage")}
          </Button>
        )}
      </Group>
      <Select
        label={t("replies.fields.language")}
        w={220}
        searchable
        allowDeselect={false}
        data={[{ value: variant.language, label: languageName(variant.language) }, ...unwritten]}
        value={variant.language}
        onChange={(language) => language && put({ language })}
      />
      <Textarea
        label={t("replies.fields.text")}
        required
        autosize
        minRows={3}
        maxRows={12}
        maxLength={cannedLimits.textLength}
        value={variant.text}
        error={unknown !== undefined && t("replies.unknownVariable", { name: `{{${unknown}}}` })}
        onChange={({ currentTarget }) => put({ text: currentTarget.value })}
      />
      <Group gap={4}>
        <Text size="xs" c="dimmed">
          {t("replies.variables")}
        </Text>
        {templateVariables.map((name) => (
          <Button
            key={name}
            size="compact-xs"
            variant="default"
            ff="monospace"
            onClick={() => put({ text: `${variant.text}{{${name}}}` })}
          >
            {`{{${name}}}`}
          </Button>
        ))}
      </Group>
      <ButtonsEditor buttons={variant.buttons} onChange={(buttons) => put({ buttons })} />
      {Preview && variant.text.trim() !== "" && (
        <div className={classes.preview}>
          <Text size="xs" c="dimmed">
            {t("replies.preview")}
          </Text>
          <Preview variant={variant} values={sampleValues({ member: user.name, workspace: workspace.name })} />
        </div>
      )}
    </Stack>
  );
}

/** A language by its own name; one that the screens do not offer by its code. */
function languageName(code: string): string {
  return spokenLanguages.find(({ value }) => value === code)?.label ?? code;
}
