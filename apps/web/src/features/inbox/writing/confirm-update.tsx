import { formatText } from "@frontdesk/contract";
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { FormattedText } from "../thread/formatted-text.tsx";
import classes from "./writing.module.css";

interface ConfirmUpdateProps {
  name: string;
  text: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** D9: an update goes to the person only after it was read once more. */
export function ConfirmUpdate({ name, text, onConfirm, onClose }: ConfirmUpdateProps) {
  const { t } = useTranslation();
  const formatted = formatText(text);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("writing.confirmUpdate", { name })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Stack>
        <Text size="sm">{t("writing.confirmUpdateHint")}</Text>
        <div className={classes.update}>
          <FormattedText text={formatted.text} entities={formatted.entities} />
        </div>
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button data-autofocus onClick={onConfirm}>
            {t("writing.sendUpdate")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
