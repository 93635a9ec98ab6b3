import { withOpId } from "@frontdesk/client";
import type { Inbox } from "@frontdesk/contract";
import { Group, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { refusedFields } from "../../ui/field-errors.ts";
import { FormError } from "../../ui/form-error.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { useUnsaved } from "../../ui/unsaved.ts";
import { HoursSection } from "./hours-section.tsx";
import { IdentitySection } from "./identity-section.tsx";
import { PolicySection } from "./policy-section.tsx";
import { TextsSection } from "./texts-section.tsx";
import { settingsOf, useInboxForm } from "./use-inbox-form.ts";

interface InboxFormProps {
  inbox: Inbox;
  isOvertaken: boolean;
  onSaved: (inbox: Inbox) => void;
}

/** All that can be set of an inbox, saved at once. */
export function InboxForm({ inbox, isOvertaken, onSaved }: InboxFormProps) {
  const { t } = useTranslation();
  const { id: inboxId, version } = inbox;
  const form = useInboxForm(inbox);
  const edit = trpc.inbox.edit.useMutation({
    onSuccess: (saved) => {
      toastDone(t("inboxes.saved"));
      onSaved(saved);
    },
    onError: (error) => form.setErrors(refusedFields(error, t("field.badInput"))),
  });

  useUnsaved(form.isDirty());
  const submit = form.onSubmit((fields) => edit.mutate(withOpId({ inboxId, version, ...settingsOf(fields) })));
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="lg">
        <IdentitySection form={form} botId={inbox.botId} />
        <PolicySection form={form} />
        <HoursSection
          hours={form.values.businessHours}
          error={form.errors.businessHours}
          onChange={(hours) => form.setFieldValue("businessHours", hours)}
        />
        <TextsSection form={form} />
        <Stack maw={640}>
          <FormError error={edit.error} />
          <Group justify="end">
            <SubmitButton isPending={edit.isPending} error={edit.error} isDisabled={!form.isDirty() || isOvertaken}>
              {t("save")}
            </SubmitButton>
          </Group>
        </Stack>
      </Stack>
    </form>
  );
}
