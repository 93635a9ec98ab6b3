import { Anchor } from "@mantine/core";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { trpc } from "../desk.ts";
import { EntryPage } from "../features/session/entry-page.tsx";
import { JoinAsYourself, JoinWithNewAccount } from "../features/session/join-form.tsx";
import { FormError } from "../ui/form-error.tsx";
import { PaneLoading } from "../ui/pane.tsx";

const route = getRouteApi("/entry/join/$secret");

/** An invitation: joined with the account that is signed in, or with a new one. */
export function JoinRoute() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { secret } = route.useParams();
  const invitation = trpc.invitation.look.useQuery({ secret });
  const me = trpc.identity.me.useQuery();

  if (invitation.error) {
    return (
      <EntryPage title={t("join.goneTitle")}>
        <FormError error={invitation.error} />
      </EntryPage>
    );
  }
  if (!invitation.data || me.data === undefined) return <PaneLoading />;
  const { workspaceName, role, email, needsAccount } = invitation.data;
  const onDone = (slug: string) => void navigate({ to: "/w/$slug/inbox", params: { slug }, replace: true });
  const lead = role === null ? t("join.leadCustom") : t("join.lead", { role: t(`preset.${role}`) });
  return (
    <EntryPage title={t("join.title", { workspace: workspaceName })} lead={lead}>
      {me.data !== null && <JoinAsYourself secret={secret} user={me.data.user} onDone={onDone} />}
      {me.data === null && needsAccount && <JoinWithNewAccount secret={secret} email={email} onDone={onDone} />}
      {me.data === null && (
        <Anchor
          size="sm"
          renderRoot={(props) => <Link to="/sign-in" search={{ next: `/join/${secret}` }} {...props} />}
        >
          {needsAccount ? t("join.haveAccount") : t("join.needSignIn")}
        </Anchor>
      )}
    </EntryPage>
  );
}
