import { locales } from "@frontdesk/contract";
import { type MantineColorScheme, Menu, Text, useMantineColorScheme } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { chooseLanguage, spokenLanguage } from "../../language.ts";
import { LogoutIcon, UserIcon } from "../../ui/icons.ts";
import { useViewer } from "../../viewer.tsx";
import { AvailabilityItems } from "./availability-items.tsx";

const schemes = ["auto", "light", "dark"] as const satisfies MantineColorScheme[];

interface OwnMenuItemsProps {
  target: ReactElement;
  onSignOut: () => void;
}

/** The reader's own menu, open when it is first shown. */
export function OwnMenuItems({ target, onSignOut }: OwnMenuItemsProps) {
  const { t } = useTranslation();
  const { user, workspace } = useViewer();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu defaultOpened position="bottom-end" width={240} shadow="md">
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600} c="var(--mantine-color-text)" truncate>
            {user.name}
          </Text>
          <Text size="xs" truncate>
            {user.email}
          </Text>
        </Menu.Label>
        <Menu.Item
          leftSection={<UserIcon size={16} />}
          renderRoot={(props) => <Link to="/w/$slug/settings/profile" params={{ slug: workspace.slug }} {...props} />}
        >
          {t("me.profile")}
        </Menu.Item>
        <Menu.Divider />
        <AvailabilityItems />
        <Menu.Label>{t("language.label")}</Menu.Label>
        <Menu.RadioGroup value={spokenLanguage()}>
          {locales.map((locale) => (
            <Menu.RadioItem key={locale} value={locale} onChange={() => void chooseLanguage(locale)}>
              {t(`language.${locale}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{t("scheme.label")}</Menu.Label>
        <Menu.RadioGroup value={colorScheme}>
          {schemes.map((scheme) => (
            <Menu.RadioItem key={scheme} value={scheme} onChange={() => setColorScheme(scheme)}>
              {t(`scheme.${scheme}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<LogoutIcon size={16} />} onClick={onSignOut}>
          {t("me.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
