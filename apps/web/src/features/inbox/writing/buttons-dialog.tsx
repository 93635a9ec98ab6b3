import { afterPress, type ButtonDraft } from "@frontdesk/contract";
import { Button, NativeSelect, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ButtonsEditor, settledButtons } from "../../../ui/buttons-editor.tsx";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import type { ChosenExtras } from "../composer/extras.ts";

/** The buttons of one reply, and what becomes of them once one is pressed. */
export function ButtonsDialog({ extras, onClose }: { extras: ChosenExtras; onClose: () => void }) {
  const { t } = useTranslation();
  const first: ButtonDraft[] = [{ kind: "answer", label: "" }];
  const [buttons, setButtons] = useState(extras.buttons.length > 0 ? extras.buttons : first);
  const [after, setAfter] = useState(extras.afterPress);
  const settled = settledButtons(buttons);
  return (
    <FormDialog
      title={t("writing.buttonsTitle")}
      size="lg"
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (!settled) return;
        extras.set({ buttons: settled, afterPress: after });
        onClose();
      }}
      hasCancel
      actions={
        <Button type="submit" disabled={!settled}>
          {t("writing.useButtons")}
        </Button>
      }
    >
      <Text size="sm" c="dimmed">
        {t("writing.buttonsHint")}
      </Text>
      <ButtonsEditor buttons={buttons} onChange={setButtons} />
      <NativeSelect
        label={t("writing.afterPress")}
        value={after}
        data={afterPress.map((each) => ({ value: each, label: t(`writing.${each}`) }))}
        onChange={({ currentTarget }) => setAfter(currentTarget.value === "remove" ? "remove" : "keep")}
      />
    </FormDialog>
  );
}
