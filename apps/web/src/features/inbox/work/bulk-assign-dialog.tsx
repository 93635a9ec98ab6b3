import { Button, Group, Modal, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ReceiverSelect, type ReceiverValue, receiverIn } from "./receiver-select.tsx";

interface BulkAssignDialogProps {
  onAssign: (to: ReturnType<typeof receiverIn>) => void;
  onClose: () => void;
}

/** Asks to whom the chosen conversations go. */
export function BulkAssignDialog({ onAssign, onClose }: BulkAssignDialogProps) {
  const { t } = useTranslation();
  const [value, setValue] = useState<ReceiverValue | null>(null);
  return (
    <Modal opened onClose={onClose} title={t("bulk.assign")} closeButtonProps={{ "aria-label": t("close") }}>
      <Stack>
        <ReceiverSelect value={value} onChange={setValue} except={{ memberId: null, teamId: null }} mayBeNobody />
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button
            disabled={value === null}
            onClick={() => {
              if (value !== null) onAssign(receiverIn(value));
              onClose();
            }}
          >
            {t("transferDialog.assignAction")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
