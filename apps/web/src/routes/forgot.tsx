import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { trpc } from "../desk.ts";
import { EntryPage } from "../features/session/entry-page.tsx";
import { ForgotPassword } from "../features/session/forgot-password.tsx";
import { PaneError, PaneLoading } from "../ui/pane.tsx";

/** For whoever lost their password. */
export function ForgotRoute() {
  const { t } = useTranslation();
  const installation = trpc.installation.get.useQuery();
  return (
    <EntryPage title={t("reset.title")} lead={t("reset.lead")}>
      {installation.error && <PaneError error={installation.error} onRetry={() => void installation.refetch()} />}
      {installation.isPending && <PaneLoading />}
      {installation.data && <ForgotPassword canMail={installation.data.canMail} />}
      <Anchor size="sm" renderRoot={(props) => <Link to="/sign-in" {...props} />}>
        {t("reset.back")}
      </Anchor>
    </EntryPage>
  );
}
