import { withOpId } from "@frontdesk/client";
import { type BotGroup, type GroupRule, groupLimits, type Hearing, inboxLimits } from "@frontdesk/contract";
import { Radio, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { useFieldRules } from "../../ui/field-rules.ts";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { FormError } from "../../ui/form-error.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { toastDone } from "../../ui/toast.tsx";

interface HearGroupDialogProps {
  group: BotGroup;
  threadId: number | null;
  name: string;
  rule: GroupRule | null;
  onClose: () => void;
}

/** In place of an inbox: the one to be made. */
const another = "new";

interface Fields {
  hears: Hearing | "group";
  inboxId: string;
  inboxName: string;
}

/** Asks what of a group, or of a topic of it, is to become a conversation, and in which inbox. */
export function HearGroupDialog({ group, threadId, name, rule, onClose }: HearGroupDialogProps) {
  const { t } = useTranslation();
  const rules = useFieldRules();
  const { botId, tgChatId, title } = group;
  const inboxes = trpc.inbox.list.useQuery();
  const known = (inboxes.data?.data ?? []).filter((inbox) => inbox.kind === "telegram_group" && inbox.botId === botId);
  const form = useForm<Fields>({
    initialValues: {
      hears: rule?.hears ?? (threadId === null ? "nothing" : "group"),
      inboxId: rule?.inboxId ?? group.rule?.inboxId ?? known[0]?.id ?? another,
      inboxName: title.slice(0, inboxLimits.nameLength),
    },
    validate: {
      inboxName: (value, { hears, inboxId }) => (isHeard(hears) && inboxId === another ? rules.filled(value) : null),
    },
  });
  const hear = trpc.group.hear.useMutation({
    onSuccess: () => {
      toastDone(t("groups.saved"));
      onClose();
    },
  });

  const submit = form.onSubmit(({ hears, inboxId, inboxName }) => {
    const inbox =
      inboxId === another ? { kind: "new" as const, name: inboxName.trim() } : { kind: "known" as const, id: inboxId };
    const wanted = hears === "group" ? null : hears;
    hear.mutate(withOpId({ botId, tgChatId, threadId, hears: wanted, inbox: isHeard(hears) ? inbox : null }));
  });
  const choices: Fields["hears"][] = ["all", "addressed", "nothing"];
  if (threadId !== null) choices.unshift("group");
  return (
    <FormDialog
      size="lg"
      title={t("groups.of", { name })}
      onSubmit={submit}
      onClose={onClose}
      actions={
        <SubmitButton isPending={hear.isPending} error={hear.error}>
          {t("save")}
        </SubmitButton>
      }
    >
      <Radio.Group label={t("groups.wanted")} {...form.getInputProps("hears")}>
        <Stack gap="sm" mt="xs">
          {choices.map((choice) => (
            <Radio
              key={choice}
              value={choice}
              label={t(`groups.choose.${choice}`)}
              description={t(`groups.chooseHint.${choice}`, { minutes: groupLimits.followMs / 60_000 })}
            />
          ))}
        </Stack>
      </Radio.Group>
      {isHeard(form.values.hears) && (
        <>
          <Select
            label={t("groups.inbox")}
            description={t("groups.inboxHint")}
            data={[
              ...known.map((inbox) => ({ value: inbox.id, label: inbox.name })),
              { value: another, label: t("groups.newInbox") },
            ]}
            allowDeselect={false}
            {...form.getInputProps("inboxId")}
          />
          {form.values.inboxId === another && (
            <TextInput
              label={t("groups.newInboxName")}
              autoComplete="off"
              maxLength={inboxLimits.nameLength}
              required
              {...form.getInputProps("inboxName")}
            />
          )}
        </>
      )}
      <FormError error={hear.error ?? inboxes.error} />
    </FormDialog>
  );
}

function isHeard(hears: Fields["hears"]): boolean {
  return hears === "all" || hears === "addressed";
}
