import { type Priority, priorities } from "@frontdesk/contract";
import { Button, Modal, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CheckIcon } from "../../../ui/icons.ts";
import { PriorityMark } from "../priority-mark.tsx";

interface PriorityDialogProps {
  /** How urgent it is now; null where several differ. */
  chosen: Priority | null;
  onChoose: (priority: Priority) => void;
  onClose: () => void;
}

/** Asks how urgent it is. */
export function PriorityDialog({ chosen, onChoose, onClose }: PriorityDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("work.priority")}
      size="xs"
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Stack gap="xs">
        {priorities.toReversed().map((priority, index) => (
          <Button
            key={priority}
            variant="default"
            justify="flex-start"
            leftSection={<PriorityMark priority={priority} isAlways />}
            rightSection={priority === chosen && <CheckIcon size={16} />}
            aria-pressed={priority === chosen}
            data-autofocus={priority === chosen || (chosen === null && index === 0) || undefined}
            onClick={() => {
              if (priority !== chosen) onChoose(priority);
              onClose();
            }}
          >
            {t(`priority.${priority}`)}
          </Button>
        ))}
      </Stack>
    </Modal>
  );
}
