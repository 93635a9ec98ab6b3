import { withOpId } from "@frontdesk/client";
import { type Outgoing, plainText } from "@frontdesk/client/react";
import { type Conversation, fillTemplate, formatText, type GuideProgress, variantFor } from "@frontdesk/contract";
import { Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { useToastError } from "../../../ui/toast.tsx";
import { useViewer } from "../../../viewer.tsx";
import { FormattedText } from "../thread/formatted-text.tsx";
import type { Thread } from "../thread/use-thread.ts";
import { ButtonRow } from "./button-row.tsx";
import { useTemplateValues } from "./template-values.ts";
import classes from "./writing.module.css";

interface GuidePanelProps {
  conversation: Conversation;
  progress: GuideProgress;
  outgoing: Thread["outgoing"];
  canWrite: boolean;
  /** Puts a text into the reply. */
  onEdit: (text: string) => void;
}

/** The guide that a conversation is led through: its next step as the person would read it, to be sent, changed or left out. */
export function GuidePanel({ conversation, progress, outgoing, canWrite, onEdit }: GuidePanelProps) {
  const { t } = useTranslation();
  const { workspace } = useViewer();
  const values = useTemplateValues(conversation);
  const onError = useToastError();
  const skip = trpc.guide.skip.useMutation({ onError });
  const stop = trpc.guide.stop.useMutation({ onError });
  const { data } = trpc.guide.list.useQuery();
  const guide = data?.data.find(({ id }) => id === progress.guideId);
  if (!guide) return null;

  const { id: conversationId, contact } = conversation;
  const wanted = { language: contact.language, locale: workspace.locale };
  const variant = variantFor(guide.steps[progress.step]?.variants ?? [], wanted);
  const text = fillTemplate(variant?.text ?? "", values);
  const buttons = variant?.buttons ?? [];
  const formatted = formatText(text);
  const isUnderWay = outgoing.rows.some((row) => isOf(row, progress)) || skip.isPending;
  const send = () => outgoing.send({ ...plainText(text), formatted, buttons, guideStep: progress });
  return (
    <section className={classes.guide} aria-label={guide.title}>
      <Group gap="xs" justify="space-between">
        <Text size="sm" fw={600}>
          {guide.title}
        </Text>
        <Text size="xs" c="dimmed">
          {t("writing.step", { at: progress.step + 1, of: guide.steps.length })}
        </Text>
      </Group>
      <div className={classes.guideText}>
        <FormattedText text={formatted.text} entities={formatted.entities} />
        {buttons.length > 0 && <ButtonRow buttons={buttons} />}
      </div>
      <Group gap="xs">
        <Button size="xs" disabled={!canWrite || !variant || isUnderWay} onClick={send}>
          {t("writing.sendStep")}
        </Button>
        <Button size="xs" variant="default" disabled={!canWrite || !variant} onClick={() => onEdit(text)}>
          {t("writing.editStep")}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={isUnderWay}
          onClick={() => skip.mutate(withOpId({ conversationId, ...progress }))}
        >
          {t("writing.skipStep")}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          loading={stop.isPending}
          onClick={() => stop.mutate(withOpId({ conversationId }))}
        >
          {t("writing.stopGuide")}
        </Button>
      </Group>
    </section>
  );
}

function isOf({ guideStep, state }: Outgoing, { guideId, step }: GuideProgress): boolean {
  return guideStep?.guideId === guideId && guideStep.step === step && state !== "refused";
}
