import { Button, Group, Modal, SegmentedControl, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TagPicker } from "./tag-picker.tsx";

interface BulkTagsDialogProps {
  onTag: (tags: { add: string[]; remove: string[] }) => void;
  onClose: () => void;
}

/** Asks which tags to put to the chosen conversations, or to take from them. */
export function BulkTagsDialog({ onTag, onClose }: BulkTagsDialogProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string[]>([]);
  const [mode, setMode] = useState<"add" | "remove">("add");
  const apply = () => {
    onTag(mode === "add" ? { add: chosen, remove: [] } : { add: [], remove: chosen });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t("bulk.tagsTitle")} closeButtonProps={{ "aria-label": t("close") }}>
      <Stack>
        <SegmentedControl
          aria-label={t("bulk.tagsTitle")}
          data={[
            { value: "add" as const, label: t("bulk.add") },
            { value: "remove" as const, label: t("bulk.remove") },
          ]}
          value={mode}
          onChange={setMode}
        />
        <TagPicker chosen={chosen} onChange={setChosen} />
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button disabled={chosen.length === 0} onClick={apply}>
            {t("bulk.apply")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
