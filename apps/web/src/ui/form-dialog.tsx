import { Button, Group, Modal, type ModalProps, Stack } from "@mantine/core";
import type { FormEventHandler, ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface FormDialogProps extends Pick<ModalProps, "size"> {
  title: string;
  onSubmit: FormEventHandler<HTMLFormElement>;
  onClose: () => void;
  /** The fields, and what was wrong with them. */
  children: ReactNode;
  /** The buttons, the one that submits last. */
  actions: ReactNode;
  /** Whether there is a button before them that only closes. */
  hasCancel?: boolean;
}

/** A form over the page: its fields above each other, its buttons at the end. Mounted when it is wanted. */
export function FormDialog({
  title,
  onSubmit,
  onClose,
  children,
  actions,
  hasCancel = false,
  size = "md",
}: FormDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={onClose} size={size} title={title} closeButtonProps={{ "aria-label": t("close") }}>
      <form noValidate onSubmit={onSubmit}>
        <Stack>
          {children}
          <Group justify="end">
            {hasCancel && (
              <Button variant="default" onClick={onClose}>
                {t("cancel")}
              </Button>
            )}
            {actions}
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
