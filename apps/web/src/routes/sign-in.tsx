import { getRouteApi, useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EntryPage } from "../features/session/entry-page.tsx";
import { SignInForm } from "../features/session/sign-in-form.tsx";

const route = getRouteApi("/entry/sign-in");

/** Signs in, then goes on to where the reader was headed. */
export function SignInRoute() {
  const { t } = useTranslation();
  const router = useRouter();
  const { next } = route.useSearch();
  return (
    <EntryPage title={t("signIn.title")} lead={next === undefined ? t("signIn.lead") : t("signIn.signedOut")}>
      <SignInForm onDone={() => router.history.replace(next ?? "/")} />
    </EntryPage>
  );
}
