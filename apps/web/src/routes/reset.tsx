import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { trpc } from "../desk.ts";
import { EntryPage } from "../features/session/entry-page.tsx";
import { ResetPasswordForm } from "../features/session/reset-password-form.tsx";
import { FormError } from "../ui/form-error.tsx";
import { PaneLoading } from "../ui/pane.tsx";
import { toastDone } from "../ui/toast.tsx";

const route = getRouteApi("/entry/reset/$secret");

/** A link that sets a new password. */
export function ResetRoute() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { secret } = route.useParams();
  const view = trpc.password.lookAtReset.useQuery({ secret });

  if (view.error) {
    return (
      <EntryPage title={t("reset.goneTitle")}>
        <FormError error={view.error} />
      </EntryPage>
    );
  }
  if (!view.data) return <PaneLoading />;
  const { name, email } = view.data;
  const onDone = () => {
    toastDone(t("reset.done"));
    void navigate({ to: "/sign-in", replace: true });
  };
  return (
    <EntryPage title={t("reset.newTitle")} lead={t("reset.newLead", { name, email })}>
      <ResetPasswordForm secret={secret} view={view.data} onDone={onDone} />
    </EntryPage>
  );
}
