import { type Locale, locales } from "@frontdesk/contract";
import {
  type MantineColorScheme,
  Paper,
  SegmentedControl,
  Stack,
  Switch,
  Text,
  useMantineColorScheme,
} from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { chooseLanguage, spokenLanguage } from "../../language.ts";
import { SettingsPage } from "../../ui/settings-page.tsx";
import { useViewer } from "../../viewer.tsx";
import { OffersSwitch } from "./offers-switch.tsx";
import { OwnName } from "./own-name.tsx";

const schemes = ["auto", "light", "dark"] as const satisfies MantineColorScheme[];

/** How the reader is called, and how the desk looks and behaves for them in this browser. */
export function ProfilePage() {
  const { t } = useTranslation();
  const { user, can } = useViewer();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [singleKeys, setSingleKeys] = useLocalStorage({ key: "frontdesk.single-keys", defaultValue: true });
  return (
    <SettingsPage title={t("profile.title")} lead={t("profile.lead")}>
      <Paper withBorder p="lg" maw={640}>
        <Stack gap="xl">
          <Choice label={t("profile.account")}>
            <Text size="sm" c="dimmed">
              {user.email}
            </Text>
          </Choice>
          <OwnName />
          <Choice label={t("language.label")}>
            <SegmentedControl
              aria-label={t("language.label")}
              value={spokenLanguage()}
              data={locales.map((locale) => ({ value: locale, label: t(`language.${locale}`) }))}
              onChange={(locale: Locale) => void chooseLanguage(locale)}
            />
          </Choice>
          <Choice label={t("scheme.label")}>
            <SegmentedControl
              aria-label={t("scheme.label")}
              value={colorScheme}
              data={schemes.map((scheme) => ({ value: scheme, label: t(`scheme.${scheme}`) }))}
              onChange={(scheme: MantineColorScheme) => setColorScheme(scheme)}
            />
          </Choice>
          <Switch
            label={t("profile.keys")}
            description={t("profile.keysHint")}
            checked={singleKeys}
            onChange={(event) => setSingleKeys(event.currentTarget.checked)}
          />
          {can("conversation:handle") && <OffersSwitch />}
        </Stack>
      </Paper>
    </SettingsPage>
  );
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Text size="sm" fw={600} mb={6}>
        {label}
      </Text>
      {children}
    </div>
  );
}
