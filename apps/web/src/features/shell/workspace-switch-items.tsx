import { Menu } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { CheckIcon, PlusIcon } from "../../ui/icons.ts";
import { useViewer } from "../../viewer.tsx";

/** The reader's workspaces as a menu, open when it is first shown. */
export function WorkspaceSwitchItems({ target }: { target: ReactElement }) {
  const { t } = useTranslation();
  const { workspace, workspaces, user } = useViewer();
  return (
    <Menu defaultOpened position="bottom-start" width={240} shadow="md">
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        {workspaces.map(({ slug, name }) => (
          <Menu.Item
            key={slug}
            aria-current={slug === workspace.slug || undefined}
            rightSection={slug === workspace.slug && <CheckIcon size={16} />}
            renderRoot={(props) => <Link to="/w/$slug/inbox" params={{ slug }} {...props} />}
          >
            {name}
          </Menu.Item>
        ))}
        {user.runsInstallation && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<PlusIcon size={16} />} renderRoot={(props) => <Link to="/new" {...props} />}>
              {t("workspaces.create")}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
