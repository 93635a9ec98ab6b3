import { withOpId } from "@frontdesk/client";
import { areWindowsApart, type Member, workingLimits } from "@frontdesk/contract";
import { MultiSelect, NumberInput, TagsInput, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { refusedFields } from "../../ui/field-errors.ts";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { FormError } from "../../ui/form-error.tsx";
import { HoursFields } from "../../ui/hours/hours-fields.tsx";
import { spokenLanguages } from "../../ui/spoken-languages.ts";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { toastDone } from "../../ui/toast.tsx";

const { capacityMax, skillLength, skills: mostSkills, languages: mostLanguages } = workingLimits;

interface WorkingDialogProps {
  member: Member;
  onClose: () => void;
}

/** How much of what comes in a member takes, when, and what they know. */
export function WorkingDialog({ member, onClose }: WorkingDialogProps) {
  const { t } = useTranslation();
  const { id: memberId, version } = member;
  const known = trpc.member.list.useQuery().data?.data.flatMap(({ skills }) => skills) ?? [];
  const form = useForm({
    initialValues: {
      capacity: (member.capacity ?? "") as number | string,
      hours: member.hours,
      skills: member.skills,
      languages: member.languages,
    },
    validate: { hours: (hours) => (hours && !areWindowsApart(hours.windows) ? t("hours.overlap") : null) },
  });
  const edit = trpc.member.editWorking.useMutation({
    onSuccess: () => {
      toastDone(t("working.saved"));
      onClose();
    },
    onError: (error) => form.setErrors(refusedFields(error, t("field.badInput"))),
  });

  const submit = form.onSubmit(({ capacity, ...working }) =>
    edit.mutate(withOpId({ memberId, version, capacity: capacity === "" ? null : Number(capacity), ...working })),
  );
  return (
    <FormDialog
      title={t("working.title", { name: member.name })}
      size="lg"
      onSubmit={submit}
      onClose={onClose}
      hasCancel
      actions={
        <SubmitButton isPending={edit.isPending} error={edit.error} isDisabled={!form.isDirty()}>
          {t("save")}
        </SubmitButton>
      }
    >
      <NumberInput
        label={t("working.capacity")}
        description={t("working.capacityHint")}
        min={1}
        max={capacityMax}
        allowDecimal={false}
        data-autofocus
        {...form.getInputProps("capacity")}
      />
      <TagsInput
        label={t("working.skills")}
        description={t("working.skillsHint")}
        data={[...new Set(known)].sort()}
        maxTags={mostSkills}
        splitChars={[",", ";"]}
        acceptValueOnBlur
        {...form.getInputProps("skills")}
        onChange={(skills) =>
          form.setFieldValue(
            "skills",
            skills.map((skill) => skill.trim().slice(0, skillLength)),
          )
        }
      />
      <MultiSelect
        label={t("working.languages")}
        data={spokenLanguages}
        maxValues={mostLanguages}
        searchable
        {...form.getInputProps("languages")}
      />
      <Text size="sm" fw={500} mb={-8}>
        {t("working.hours")}
      </Text>
      <HoursFields
        of="member"
        hours={form.values.hours}
        error={form.errors.hours}
        onChange={(hours) => form.setFieldValue("hours", hours)}
      />
      <FormError error={edit.error} />
    </FormDialog>
  );
}
