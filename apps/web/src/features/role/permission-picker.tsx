import { type Permission, permissions } from "@frontdesk/contract";
import { Checkbox, Fieldset, SimpleGrid, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";

interface PermissionPickerProps {
  value?: Permission[];
  onChange?: (ticked: Permission[]) => void;
}

type Noun = Permission extends `${infer Left}:${string}` ? Left : never;
const nouns = [...new Set(permissions.map((permission) => permission.split(":")[0] as Noun))];

/** Permissions to tick, under the nouns they are about. */
export function PermissionPicker({ value = [], onChange }: PermissionPickerProps) {
  const { t } = useTranslation();
  return (
    <Checkbox.Group
      label={t("tokens.rights")}
      value={value}
      // The group knows texts only: those it gives back are those it was given.
      onChange={(ticked) => onChange?.(permissions.filter((permission) => ticked.includes(permission)))}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" mt="xs">
        {nouns.map((noun) => (
          <Fieldset key={noun} legend={t(`noun.${noun}`)} p="sm" pt={4}>
            <Stack gap="xs">
              {permissions
                .filter((permission) => permission.startsWith(`${noun}:`))
                .map((permission) => (
                  <Checkbox key={permission} value={permission} label={t(`permission.${permission}`)} />
                ))}
            </Stack>
          </Fieldset>
        ))}
      </SimpleGrid>
    </Checkbox.Group>
  );
}
