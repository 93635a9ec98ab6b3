import { Menu } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { AddressBookIcon, ListCheckIcon, MapPinIcon, PaperclipIcon } from "../../../ui/icons.ts";
import type { AddMenuProps } from "./add-menu.tsx";

/** The kinds of things to add, open when it is first shown. */
export function AddMenuItems({ target, onFiles, onPlace, onCard, onButtons }: AddMenuProps & { target: ReactElement }) {
  const { t } = useTranslation();
  return (
    <Menu defaultOpened position="top-start" width={220} shadow="md">
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<PaperclipIcon size={16} />} onClick={onFiles}>
          {t("composer.addFile")}
        </Menu.Item>
        {onButtons && (
          <>
            <Menu.Item leftSection={<MapPinIcon size={16} />} onClick={onPlace}>
              {t("composer.addPlace")}
            </Menu.Item>
            <Menu.Item leftSection={<AddressBookIcon size={16} />} onClick={onCard}>
              {t("composer.addCard")}
            </Menu.Item>
            <Menu.Item leftSection={<ListCheckIcon size={16} />} onClick={onButtons}>
              {t("composer.addButtons")}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
