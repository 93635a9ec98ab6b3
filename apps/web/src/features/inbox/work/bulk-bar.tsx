import { withOpId } from "@frontdesk/client";
import { type BulkOutcome, type Conversation, type Priority, workLimits } from "@frontdesk/contract";
import type { BulkAct } from "@frontdesk/contract/inputs";
import { ActionIcon, Button, CloseButton, Group, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { Hint } from "../../../ui/hint.tsx";
import {
  ArchiveIcon,
  FlagIcon,
  MessageCircleIcon,
  SnoozeIcon,
  SpamIcon,
  TagIcon,
  UserIcon,
} from "../../../ui/icons.ts";
import { toastDone, toastOffer, useToastError } from "../../../ui/toast.tsx";
import { useViewer } from "../../../viewer.tsx";
import { BulkAssignDialog } from "./bulk-assign-dialog.tsx";
import classes from "./bulk-bar.module.css";
import { BulkTagsDialog } from "./bulk-tags-dialog.tsx";
import { useUndo } from "./offer-undo.ts";
import { PriorityDialog } from "./priority-dialog.tsx";
import { SnoozeDialog } from "./snooze-dialog.tsx";

interface BulkBarProps {
  chosen: Conversation[];
  /** Chooses all that the view holds. */
  onAll: () => void;
  onDone: () => void;
}

type Question = "assign" | "tag" | "priority" | "snooze";

/** How many are chosen, and what may be done with all of them at once; what was done is offered to be undone. */
export function BulkBar({ chosen, onAll, onDone }: BulkBarProps) {
  const { t } = useTranslation();
  const { can } = useViewer();
  const [question, ask] = useState<Question | null>(null);
  const tell = useOutcome();
  const bulk = trpc.conversation.bulk.useMutation({
    onError: useToastError(),
    onSuccess: (outcome) => {
      tell(outcome);
      onDone();
    },
  });
  const run = (act: BulkAct) => bulk.mutate(withOpId({ conversationIds: chosen.map(({ id }) => id), act }));
  const isOver = chosen.length > 0 && chosen.every(({ state }) => state === "closed" || state === "spam");
  const priorities = new Set<Priority>(chosen.map(({ priority }) => priority));
  const [only = null] = priorities.size === 1 ? priorities : [];
  const buttons = [
    { label: t("bulk.assign"), Icon: UserIcon, is: can("conversation:override") && !isOver, run: () => ask("assign") },
    { label: t("bulk.tag"), Icon: TagIcon, is: true, run: () => ask("tag") },
    { label: t("bulk.priority"), Icon: FlagIcon, is: true, run: () => ask("priority") },
    { label: t("bulk.snooze"), Icon: SnoozeIcon, is: !isOver, run: () => ask("snooze") },
    { label: t("bulk.close"), Icon: ArchiveIcon, is: !isOver, run: () => run({ name: "close" }) },
    { label: t("bulk.reopen"), Icon: MessageCircleIcon, is: isOver, run: () => run({ name: "reopen" }) },
    { label: t("bulk.markSpam"), Icon: SpamIcon, is: true, run: () => run({ name: "markSpam" }) },
  ];
  const close = () => ask(null);
  return (
    <section className={classes.bar} aria-label={t("bulk.label")}>
      <Group gap={6} wrap="nowrap">
        <CloseButton size="sm" aria-label={t("bulk.none")} onClick={onDone} />
        <Text size="sm" fw={600} flex={1} role="status">
          {t("bulk.chosen", { count: chosen.length })}
          {chosen.length === workLimits.bulk && ` · ${t("bulk.most", { count: workLimits.bulk })}`}
        </Text>
        <Button size="compact-xs" variant="subtle" onClick={onAll}>
          {t("bulk.all")}
        </Button>
      </Group>
      <Group gap={4} wrap="nowrap" justify="space-between">
        {buttons
          .filter(({ is }) => is)
          .map(({ label, Icon, run: act }) => (
            <Hint key={label} label={label}>
              <ActionIcon
                variant="default"
                size={36}
                flex={1}
                aria-label={label}
                disabled={chosen.length === 0 || bulk.isPending}
                onClick={act}
              >
                <Icon size={18} />
              </ActionIcon>
            </Hint>
          ))}
      </Group>
      {question === "assign" && <BulkAssignDialog onAssign={(to) => run({ name: "assign", to })} onClose={close} />}
      {question === "tag" && <BulkTagsDialog onTag={(tags) => run({ name: "tag", ...tags })} onClose={close} />}
      {question === "priority" && (
        <PriorityDialog chosen={only} onChoose={(priority) => run({ name: "prioritise", priority })} onClose={close} />
      )}
      {question === "snooze" && <SnoozeDialog onSnooze={(until) => run({ name: "snooze", until })} onClose={close} />}
    </section>
  );
}

/** A function that says what came of an act on many, and offers to take it back. */
function useOutcome() {
  const { t } = useTranslation();
  const undo = useUndo();
  return ({ changed, left, undoId }: BulkOutcome) => {
    const kept = left.length > 0 ? [t("bulk.left", { count: left.length })] : [];
    const message = [t("bulk.changed", { count: changed }), ...kept].join(" · ");
    if (undoId) toastOffer(message, { label: t("undo.action"), onAccept: () => undo(undoId) });
    else toastDone(message);
  };
}
