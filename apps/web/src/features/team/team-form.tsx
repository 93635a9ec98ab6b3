import { withOpId } from "@frontdesk/client";
import { type Member, type Team, teamLimits } from "@frontdesk/contract";
import { MultiSelect } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { refusedFields } from "../../ui/field-errors.ts";
import { useFieldRules } from "../../ui/field-rules.ts";
import { NamedFormDialog } from "../../ui/named-form-dialog.tsx";
import { toastDone } from "../../ui/toast.tsx";

interface TeamFormProps {
  /** Null for a new one. */
  team: Team | null;
  members: Member[];
  onClose: () => void;
}

/** Makes a team, or changes one. */
export function TeamForm({ team, members, onClose }: TeamFormProps) {
  const { t } = useTranslation();
  const rules = useFieldRules();
  const form = useForm({
    initialValues: { name: team?.name ?? "", memberIds: team?.memberIds ?? [] },
    validate: { name: rules.filled },
  });
  const handlers = {
    onSuccess: () => {
      toastDone(t("teams.saved"));
      onClose();
    },
    onError: (error: unknown) => form.setErrors(refusedFields(error, t("field.badInput"))),
  };
  const create = trpc.team.create.useMutation(handlers);
  const edit = trpc.team.edit.useMutation(handlers);
  const error = create.error ?? edit.error;

  const submit = form.onSubmit(({ name, memberIds }) => {
    const given = { name: name.trim(), memberIds };
    if (team === null) create.mutate(withOpId(given));
    else edit.mutate(withOpId({ teamId: team.id, version: team.version, ...given }));
  });
  return (
    <NamedFormDialog
      title={team === null ? t("teams.create") : team.name}
      onSubmit={submit}
      onClose={onClose}
      name={{ label: t("teams.name"), maxLength: teamLimits.nameLength, field: form.getInputProps("name") }}
      isSaving={create.isPending || edit.isPending}
      error={error}
    >
      <MultiSelect
        label={t("teams.members")}
        description={t("teams.membersHint")}
        data={members.map(({ id, name }) => ({ value: id, label: name }))}
        searchable
        {...form.getInputProps("memberIds")}
      />
    </NamedFormDialog>
  );
}
