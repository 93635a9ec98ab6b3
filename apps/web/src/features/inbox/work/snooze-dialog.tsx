import { Button, Divider, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { fullTime } from "../../../ui/time.ts";
import { momentIn, snoozeTimes } from "./snooze-times.ts";

interface SnoozeDialogProps {
  /** With the moment to wake, or null for when they write. */
  onSnooze: (until: string | null) => void;
  onClose: () => void;
}

/** Asks until when; every time is in the reader's own zone. */
export function SnoozeDialog({ onSnooze, onClose }: SnoozeDialogProps) {
  const { t, i18n } = useTranslation();
  const [now] = useState(() => new Date());
  const [field, setField] = useState("");
  const chosen = momentIn(field);
  const isPast = chosen !== null && chosen <= now;

  const snooze = (until: Date | null) => {
    onSnooze(until?.toISOString() ?? null);
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen && !isPast) snooze(chosen);
  };
  return (
    <Modal opened onClose={onClose} title={t("snoozeDialog.title")} closeButtonProps={{ "aria-label": t("close") }}>
      <Stack gap="xs">
        <Text size="sm" c="dimmed">
          {t("snoozeDialog.lead")}
        </Text>
        {snoozeTimes(now).map(({ preset, at }, index) => (
          <Button
            key={preset}
            variant="default"
            justify="space-between"
            rightSection={
              <Text span size="xs" c="dimmed">
                {fullTime(at.getTime(), i18n.language)}
              </Text>
            }
            data-autofocus={index === 0 || undefined}
            onClick={() => snooze(at)}
          >
            {t(`snoozeDialog.${preset}`)}
          </Button>
        ))}
        <Button variant="default" justify="flex-start" onClick={() => snooze(null)}>
          {t("snoozeDialog.untilWrites")}
        </Button>
        <Divider my={4} />
        <form onSubmit={submit}>
          <Group align="end" wrap="nowrap">
            <TextInput
              flex={1}
              type="datetime-local"
              label={t("snoozeDialog.custom")}
              error={isPast && t("snoozeDialog.past")}
              value={field}
              onChange={({ currentTarget }) => setField(currentTarget.value)}
            />
            <Button type="submit" disabled={chosen === null || isPast}>
              {t("snoozeDialog.action")}
            </Button>
          </Group>
        </form>
      </Stack>
    </Modal>
  );
}
