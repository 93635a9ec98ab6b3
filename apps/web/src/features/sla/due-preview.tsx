import { type SlaGrounds, type SlaPolicy, slaHoursOf, slaMetrics, slaTimes } from "@frontdesk/contract";
import { Paper, Select, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

interface DuePreviewProps {
  policy: Pick<SlaPolicy, "targets" | "hours" | "ownHours" | "warnPercent" | "inboxIds">;
  grounds: SlaGrounds;
}

/** When what is promised would be due for a message of some moment: by the server's own reckoning. */
export function DuePreview({ policy, grounds }: DuePreviewProps) {
  const { t, i18n } = useTranslation();
  const { targets, warnPercent, inboxIds } = policy;
  const [at, setAt] = useState(fridayEvening);
  const inboxes = grounds.inboxes.filter(({ id }) => inboxIds.length === 0 || inboxIds.includes(id));
  const [chosenId, setChosenId] = useState<string | null>(null);
  const inbox = inboxes.find(({ id }) => id === chosenId) ?? inboxes[0];
  const hours = slaHoursOf(policy, inbox?.businessHours ?? null);
  const startedAt = new Date(at);
  const format = new Intl.DateTimeFormat(i18n.language, {
    ...{ weekday: "long", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
  });
  const promised = slaMetrics.flatMap((metric) => {
    const targetMinutes = targets[metric];
    return targetMinutes === null ? [] : [{ metric, targetMinutes }];
  });
  return (
    <Paper withBorder p="sm" component="section" aria-label={t("promises.preview")}>
      <Stack gap="xs">
        <TextInput
          type="datetime-local"
          label={t("promises.previewAt")}
          value={at}
          onChange={(event) => setAt(event.currentTarget.value)}
        />
        {policy.hours === "inbox" && inbox && inboxes.length > 1 && (
          <Select
            label={t("promises.previewInbox")}
            data={inboxes.map(({ id, name }) => ({ value: id, label: name }))}
            allowDeselect={false}
            value={inbox.id}
            onChange={setChosenId}
          />
        )}
        <div role="status">
          {!Number.isNaN(startedAt.getTime()) &&
            promised.map(({ metric, targetMinutes }) => {
              const times = slaTimes(startedAt, { targetMinutes, warnPercent, pausedMs: 0, hours });
              return (
                <Text key={metric} size="sm">
                  {t(`promises.metric.${metric}`)}:{" "}
                  {times
                    ? t("promises.dueAt", { due: format.format(times.dueAt), warn: format.format(times.warnAt) })
                    : t("promises.never")}
                </Text>
              );
            })}
          {promised.length === 0 && (
            <Text size="sm" c="dimmed">
              {t("promises.previewNothing")}
            </Text>
          )}
        </div>
      </Stack>
    </Paper>
  );
}

/** The coming Friday, ten minutes before six by the reader's clock, as a field for it has it. */
function fridayEvening(): string {
  const day = new Date();
  day.setDate(day.getDate() + ((12 - day.getDay()) % 7));
  const pad = (count: number) => `${count}`.padStart(2, "0");
  return `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}T17:50`;
}
