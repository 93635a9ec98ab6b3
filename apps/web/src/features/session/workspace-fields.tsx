import { identityLimits } from "@frontdesk/contract";
import { TextInput } from "@mantine/core";
import type { ChangeEvent } from "react";
import { useTranslation } from "react-i18next";
import type { FieldProps } from "../../ui/field-props.ts";
import { slugFrom } from "./slug.ts";

interface WorkspaceFieldsProps {
  name: FieldProps;
  slug: FieldProps;
}

/** A workspace's name and its address, which follows the name until the reader writes one of their own. */
export function WorkspaceFields({ name, slug }: WorkspaceFieldsProps) {
  const { t } = useTranslation();
  const rename = (event: ChangeEvent<HTMLInputElement>) => {
    const next = event.currentTarget.value;
    if (slug.value === slugFrom(name.value)) slug.onChange(slugFrom(next));
    name.onChange(next);
  };
  return (
    <>
      <TextInput
        label={t("setUp.workspace")}
        description={t("setUp.workspaceHint")}
        autoComplete="organization"
        maxLength={identityLimits.nameLength}
        required
        {...name}
        onChange={rename}
      />
      <TextInput
        label={t("setUp.slug")}
        leftSection="/w/"
        leftSectionWidth={42}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={identityLimits.slugLength}
        required
        {...slug}
      />
    </>
  );
}
