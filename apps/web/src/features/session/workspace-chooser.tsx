import type { Me } from "@frontdesk/contract";
import { Button, EmptyState, NavLink, Stack } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ChevronRightIcon, PlusIcon } from "../../ui/icons.ts";
import { PersonAvatar } from "../../ui/person-avatar.tsx";

/** The workspaces of whoever is signed in, each a step away. */
export function WorkspaceChooser({ me }: { me: Me }) {
  const { t } = useTranslation();
  return (
    <Stack>
      {me.workspaces.length === 0 && <EmptyState title={t("workspaces.none")} description={t("workspaces.noneHint")} />}
      <Stack gap={4} component="nav" aria-label={t("workspaces.title")}>
        {me.workspaces.map(({ slug, name }) => (
          <NavLink
            key={slug}
            renderRoot={(props) => <Link to="/w/$slug/inbox" params={{ slug }} {...props} />}
            label={name}
            description={`/w/${slug}`}
            leftSection={<PersonAvatar name={name} size={32} />}
            rightSection={<ChevronRightIcon size={16} />}
          />
        ))}
      </Stack>
      {me.user.runsInstallation && (
        <Button
          variant="default"
          leftSection={<PlusIcon size={16} />}
          renderRoot={(props) => <Link to="/new" {...props} />}
        >
          {t("workspaces.create")}
        </Button>
      )}
    </Stack>
  );
}
