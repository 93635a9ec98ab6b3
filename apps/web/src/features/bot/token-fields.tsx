import type { ApiRoot } from "@frontdesk/contract";
import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { FieldProps } from "../../ui/field-props.ts";
import { SecretInput } from "../../ui/secret-input.tsx";

interface TokenFieldsProps {
  token: FieldProps;
  apiRoot: FieldProps;
  roots: ApiRoot[];
}

/** A bot's token, and where it is asked about. */
export function TokenFields({ token, apiRoot, roots }: TokenFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <SecretInput
        label={t("bots.token")}
        description={t("bots.tokenHint")}
        placeholder="123456789:AA…"
        autoComplete="off"
        spellCheck={false}
        maxLength={128}
        required
        {...token}
      />
      <Select
        label={t("bots.apiRoot")}
        description={t("bots.apiRootHint")}
        data={roots.map(({ name, url }) => ({ value: name, label: `${name} (${url})` }))}
        allowDeselect={false}
        {...apiRoot}
      />
    </>
  );
}
