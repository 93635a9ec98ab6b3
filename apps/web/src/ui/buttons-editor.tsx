import { type ButtonDraft, type ButtonKind, buttonKinds, buttonLimits } from "@frontdesk/contract";
import { ActionIcon, Button, Group, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PlusIcon, TrashIcon } from "./icons.ts";

interface ButtonsEditorProps {
  buttons: readonly ButtonDraft[];
  onChange: (buttons: ButtonDraft[]) => void;
}

/** Buttons as they are written: what each does, what it says, where it leads. */
export function ButtonsEditor({ buttons, onChange }: ButtonsEditorProps) {
  const { t } = useTranslation();
  const put = (index: number, button: ButtonDraft) => onChange(buttons.with(index, button));
  return (
    <Stack gap="xs">
      {Array.from(buttons.entries(), ([index, button]) => (
        <Group key={index} gap="xs" align="end" wrap="wrap">
          <NativeSelect
            aria-label={t("writing.buttonKind", { at: index + 1 })}
            value={button.kind}
            data={buttonKinds.map((kind) => ({ value: kind, label: t(`writing.kind.${kind}`) }))}
            onChange={({ currentTarget }) => put(index, ofKind(button, currentTarget.value))}
          />
          <TextInput
            flex="1 1 140px"
            aria-label={t("writing.buttonLabel", { at: index + 1 })}
            placeholder={t(`writing.kind.${button.kind}`)}
            maxLength={buttonLimits.labelLength}
            value={button.label}
            onChange={({ currentTarget }) => put(index, { ...button, label: currentTarget.value })}
          />
          {button.kind === "url" && (
            <TextInput
              flex="2 1 200px"
              type="url"
              aria-label={t("writing.buttonUrl", { at: index + 1 })}
              placeholder="https://"
              maxLength={buttonLimits.urlLength}
              value={button.url}
              error={button.url !== "" && !isAddress(button.url) && t("writing.wrongUrl")}
              onChange={({ currentTarget }) => put(index, { ...button, url: currentTarget.value })}
            />
          )}
          <ActionIcon
            size={36}
            variant="subtle"
            color="gray"
            aria-label={t("writing.removeButton", { at: index + 1 })}
            onClick={() => onChange(buttons.toSpliced(index, 1))}
          >
            <TrashIcon size={18} />
          </ActionIcon>
        </Group>
      ))}
      {buttons.length < buttonLimits.perMessage && (
        <Button
          size="xs"
          variant="default"
          leftSection={<PlusIcon size={14} />}
          style={{ alignSelf: "start" }}
          onClick={() => onChange([...buttons, { kind: "answer", label: "" }])}
        >
          {t("writing.addButton")}
        </Button>
      )}
    </Stack>
  );
}

function ofKind({ label, ...rest }: ButtonDraft, value: string): ButtonDraft {
  const kind: ButtonKind = buttonKinds.find((each) => each === value) ?? "answer";
  return kind === "url" ? { kind, label, url: "url" in rest ? rest.url : "" } : { kind, label };
}

function isAddress(url: string): boolean {
  return /^(https?|tg):\/\/\S+$/.test(url);
}

/** The buttons without those that say nothing; null where one leads nowhere. */
export function settledButtons(buttons: readonly ButtonDraft[]): ButtonDraft[] | null {
  const said = buttons.map((button) => ({ ...button, label: button.label.trim() })).filter(({ label }) => label !== "");
  return said.every((button) => button.kind !== "url" || isAddress(button.url)) ? said : null;
}
