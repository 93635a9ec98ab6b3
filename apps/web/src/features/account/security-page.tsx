import { useTranslation } from "react-i18next";
import { SettingsPage } from "../../ui/settings-page.tsx";
import { PasskeysSection } from "./passkeys-section.tsx";
import { PasswordSection } from "./password-section.tsx";
import { SecondFactorSection } from "./second-factor-section.tsx";
import { SessionsSection } from "./sessions-section.tsx";
import { TelegramSection } from "./telegram-section.tsx";

/** How the reader shows who they are, and where they are signed in. */
export function SecurityPage() {
  const { t } = useTranslation();
  return (
    <SettingsPage title={t("security.title")} lead={t("security.lead")}>
      <PasswordSection />
      <SecondFactorSection />
      <PasskeysSection />
      <TelegramSection />
      <SessionsSection />
    </SettingsPage>
  );
}
