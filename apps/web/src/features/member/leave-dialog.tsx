import type { HandOver, Member } from "@frontdesk/contract";
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormError } from "../../ui/form-error.tsx";
import { HandOverSelect } from "./hand-over-select.tsx";

interface LeaveDialogProps {
  member: Member;
  title: string;
  hint: string;
  action: string;
  isPending: boolean;
  error: unknown;
  onConfirm: (handOver: HandOver) => void;
  onClose: () => void;
}

/** Asks before a colleague is shut out, and to whom what they were working on goes. */
export function LeaveDialog({ member, title, hint, action, isPending, error, onConfirm, onClose }: LeaveDialogProps) {
  const { t } = useTranslation();
  const [handOver, setHandOver] = useState<HandOver>({ to: "queue" });
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("close") }}>
      <Stack>
        <Text size="sm">{hint}</Text>
        <HandOverSelect member={member} value={handOver} onChange={setHandOver} />
        <FormError error={error} />
        <Group justify="end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t("cancel")}
          </Button>
          <Button color="red.8" loading={isPending} onClick={() => onConfirm(handOver)}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
