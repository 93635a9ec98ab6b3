import { Navigate, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { trpc } from "../desk.ts";
import { EntryPage } from "../features/session/entry-page.tsx";
import { SetUpForm } from "../features/session/set-up-form.tsx";

/** First run. Once the desk has an owner, the page leads to the sign-in. */
export function SetUpRoute() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const installation = trpc.installation.get.useQuery();
  const me = trpc.identity.me.useQuery();
  if (installation.data?.needsSetUp === false && me.data === null) return <Navigate to="/sign-in" replace />;
  return (
    <EntryPage title={t("setUp.title")} lead={t("setUp.lead")}>
      <SetUpForm onDone={(slug) => void navigate({ to: "/w/$slug/inbox", params: { slug }, replace: true })} />
    </EntryPage>
  );
}
