import { identityLimits } from "@frontdesk/contract";
import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { FieldProps } from "../../ui/field-props.ts";
import { SecretInput } from "../../ui/secret-input.tsx";

interface AccountFieldsProps {
  name: FieldProps;
  email: FieldProps;
  password: FieldProps;
}

/** What a new account needs: a name, an e-mail address and a password. */
export function AccountFields({ name, email, password }: AccountFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t("setUp.name")}
        description={t("setUp.nameHint")}
        autoComplete="name"
        maxLength={identityLimits.nameLength}
        required
        {...name}
      />
      <TextInput
        label={t("setUp.email")}
        type="email"
        autoComplete="email"
        maxLength={identityLimits.emailLength}
        required
        {...email}
      />
      <SecretInput
        label={t("password.label")}
        description={t("password.hint", { min: identityLimits.passwordMin })}
        autoComplete="new-password"
        maxLength={identityLimits.passwordMax}
        required
        {...password}
      />
    </>
  );
}
