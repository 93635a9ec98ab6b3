import { withOpId } from "@frontdesk/client";
import { areWindowsApart, type Member } from "@frontdesk/contract";
import { Group, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { refusedFields } from "../../ui/field-errors.ts";
import { FormError } from "../../ui/form-error.tsx";
import { HoursFields } from "../../ui/hours/hours-fields.tsx";
import { Section } from "../../ui/section.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { useViewer } from "../../viewer.tsx";

/** The reader's own working hours in this workspace. */
export function OwnHours() {
  const { memberId } = useViewer();
  const members = trpc.member.list.useQuery();
  const me = members.data?.data.find(({ id }) => id === memberId);
  // What was saved elsewhere meanwhile is what the form starts from again.
  return me ? <OwnHoursForm key={me.version} me={me} /> : null;
}

function OwnHoursForm({ me }: { me: Member }) {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: { hours: me.hours },
    validate: { hours: (hours) => (hours && !areWindowsApart(hours.windows) ? t("hours.overlap") : null) },
  });
  const keep = trpc.member.keepHours.useMutation({
    onSuccess: () => toastDone(t("working.saved")),
    onError: (error) => form.setErrors(refusedFields(error, t("field.badInput"))),
  });
  const submit = form.onSubmit(({ hours }) => keep.mutate(withOpId({ hours, version: me.version })));
  return (
    <Section title={t("working.ownTitle")} lead={t("working.ownLead")}>
      <form noValidate onSubmit={submit}>
        <Stack>
          <HoursFields
            of="member"
            hours={form.values.hours}
            error={form.errors.hours}
            onChange={(hours) => form.setFieldValue("hours", hours)}
          />
          <FormError error={keep.error} />
          <Group justify="end">
            <SubmitButton isPending={keep.isPending} error={keep.error} isDisabled={!form.isDirty()}>
              {t("save")}
            </SubmitButton>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
