import { withOpId } from "@frontdesk/client";
import { type Bot, type StaffGroup, staffGroupLanguages } from "@frontdesk/contract";
import { Checkbox, MultiSelect, Select } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { FormError } from "../../ui/form-error.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { toastDone } from "../../ui/toast.tsx";
import type { GivenCode } from "./staff-group-code.tsx";

interface StaffGroupFormProps {
  /** Null for a new one. */
  group: StaffGroup | null;
  bots: Bot[];
  onCode: (given: GivenCode) => void;
  onClose: () => void;
}

/** Opens a place for a staff group, or changes whose conversations have topics in one and how it behaves. */
export function StaffGroupForm({ group, bots, onCode, onClose }: StaffGroupFormProps) {
  const { t, i18n } = useTranslation();
  const directory = trpc.conversation.directory.useQuery();
  const languageHere = staffGroupLanguages.find((language) => i18n.language.startsWith(language)) ?? "en";
  const form = useForm({
    initialValues: {
      botId: group?.botId ?? bots[0]?.id ?? "",
      inboxIds: group?.inboxIds ?? [],
      teamIds: group?.teamIds ?? [],
      language: group?.language ?? languageHere,
      closesWithTopic: group?.closesWithTopic ?? true,
    },
  });
  const open = trpc.staffGroup.open.useMutation({ onSuccess: onCode });
  const edit = trpc.staffGroup.edit.useMutation({
    onSuccess: () => {
      toastDone(t("staffGroup.saved"));
      onClose();
    },
  });
  const error = open.error ?? edit.error;
  const submit = form.onSubmit(({ botId, ...settings }) => {
    if (group === null) open.mutate(withOpId({ botId, ...settings }));
    else edit.mutate(withOpId({ staffGroupId: group.id, version: group.version, ...settings }));
  });
  const choices = (known: { id: string; name: string }[] = []) =>
    known.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FormDialog
      title={group === null ? t("staffGroup.add") : (group.chat?.title ?? t("staffGroup.unnamed"))}
      onSubmit={submit}
      onClose={onClose}
      actions={
        <SubmitButton isPending={open.isPending || edit.isPending} error={error}>
          {t(group === null ? "staffGroup.open" : "save")}
        </SubmitButton>
      }
    >
      {group === null && (
        <Select
          label={t("staffGroup.bot")}
          description={t("staffGroup.botHint")}
          data={bots.map(({ id, username }) => ({ value: id, label: `@${username}` }))}
          allowDeselect={false}
          data-autofocus
          {...form.getInputProps("botId")}
        />
      )}
      <MultiSelect
        label={t("staffGroup.inboxesOf")}
        description={t("staffGroup.filterHint")}
        data={choices(directory.data?.data.inboxes)}
        searchable
        clearable
        {...form.getInputProps("inboxIds")}
      />
      <MultiSelect
        label={t("staffGroup.teamsOf")}
        description={t("staffGroup.filterHint")}
        data={choices(directory.data?.data.teams)}
        searchable
        clearable
        {...form.getInputProps("teamIds")}
      />
      <Select
        label={t("staffGroup.language")}
        data={staffGroupLanguages.map((language) => ({
          value: language,
          label: t(`staffGroup.languageOf.${language}`),
        }))}
        allowDeselect={false}
        {...form.getInputProps("language")}
      />
      <Checkbox
        label={t("staffGroup.closesWithTopic")}
        {...form.getInputProps("closesWithTopic", { type: "checkbox" })}
      />
      <FormError error={error} />
    </FormDialog>
  );
}
