import { withOpId } from "@frontdesk/client";
import type { Me } from "@frontdesk/contract";
import { Button, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { spokenLanguage } from "../../language.ts";
import { refusedFields } from "../../ui/field-errors.ts";
import { useFieldRules } from "../../ui/field-rules.ts";
import { FormError } from "../../ui/form-error.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { AccountFields } from "./account-fields.tsx";

interface JoinProps {
  secret: string;
  onDone: (slug: string) => void;
}

function useAccept(onDone: JoinProps["onDone"], onRefused?: (error: unknown) => void) {
  const utils = trpc.useUtils();
  return trpc.invitation.accept.useMutation({
    onSuccess: async ({ slug }) => {
      await utils.identity.me.invalidate();
      onDone(slug);
    },
    ...(onRefused && { onError: onRefused }),
  });
}

/** Joins a workspace with the account that is signed in. */
export function JoinAsYourself({ secret, onDone, user }: JoinProps & { user: Me["user"] }) {
  const { t } = useTranslation();
  const accept = useAccept(onDone);
  return (
    <Stack>
      <Text>{t("join.asYou", { name: user.name, email: user.email })}</Text>
      <FormError error={accept.error} />
      <Button loading={accept.isPending} onClick={() => accept.mutate(withOpId({ secret, account: null }))}>
        {t("join.submit")}
      </Button>
    </Stack>
  );
}

/** Joins a workspace with a new account, which is signed in afterwards. */
export function JoinWithNewAccount({ secret, onDone, email }: JoinProps & { email: string | null }) {
  const { t } = useTranslation();
  const rules = useFieldRules();
  const form = useForm({
    initialValues: { name: "", email: email ?? "", password: "" },
    validate: { name: rules.name, email: rules.email, password: rules.newPassword },
  });
  const accept = useAccept(onDone, (error) => form.setErrors(refusedFields(error, t("field.badInput"))));

  const submit = form.onSubmit((values) =>
    accept.mutate(withOpId({ secret, account: { ...values, email: values.email.trim(), locale: spokenLanguage() } })),
  );
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <AccountFields
          name={form.getInputProps("name")}
          email={{ ...form.getInputProps("email"), ...(email !== null && { readOnly: true }) }}
          password={form.getInputProps("password")}
        />
        <FormError error={accept.error} />
        <SubmitButton isPending={accept.isPending} error={accept.error}>
          {t("join.create")}
        </SubmitButton>
      </Stack>
    </form>
  );
}
