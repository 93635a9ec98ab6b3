import type { Me } from "@frontdesk/contract";
import { Anchor, Center, EmptyState } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

/** Says to whom a workspace is closed that they are no member of it. */
export function NotMember({ me }: { me: Me }) {
  const { t } = useTranslation();
  return (
    <Center component="main" h="100%" p="md">
      <EmptyState
        title={<h1 className="plain">{t("workspaces.notMember")}</h1>}
        description={t("workspaces.notMemberHint", { email: me.user.email })}
      >
        <EmptyState.Actions>
          <Anchor renderRoot={(props) => <Link to="/" {...props} />}>{t("error.home")}</Anchor>
        </EmptyState.Actions>
      </EmptyState>
    </Center>
  );
}
