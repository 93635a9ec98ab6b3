import { Kbd, Menu } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import {
  ArchiveIcon,
  AwaitIcon,
  ClockIcon,
  CopyIcon,
  FlagIcon,
  LifebuoyIcon,
  SnoozeIcon,
  SpamIcon,
  TagIcon,
  TransferIcon,
  UserIcon,
} from "../../../ui/icons.ts";
import { toastDone } from "../../../ui/toast.tsx";
import { useViewer } from "../../../viewer.tsx";
import type { UsableMoves } from "../use-moves.ts";
import classes from "./work-menu-items.module.css";

interface WorkMenuItemsProps {
  moves: UsableMoves;
  target: ReactElement;
}

/** The moves that need no button of their own, with their keys; open when it is first shown. */
export function WorkMenuItems({ moves, target }: WorkMenuItemsProps) {
  const { t } = useTranslation();
  const { can } = useViewer();
  const { offered, ask } = moves;
  const copyLink = async () => {
    // The address says how the queue is narrowed too, which is the reader's own.
    await navigator.clipboard.writeText(location.origin + location.pathname);
    toastDone(t("work.linkCopied"));
  };
  const items = [
    { is: offered.transfer, key: "a", label: t("work.transfer"), Icon: TransferIcon, run: () => ask("transfer") },
    {
      is: offered.transfer && can("conversation:override"),
      label: t("work.assign"),
      Icon: UserIcon,
      run: () => ask("assign"),
    },
    { is: offered.escalate, key: "e", label: t("work.escalate"), Icon: LifebuoyIcon, run: () => ask("escalate") },
    { is: offered.wake, key: "s", label: t("work.wake"), Icon: ClockIcon, run: moves.wake },
    {
      is: offered.snooze && !offered.wake,
      key: "s",
      label: t("work.snooze"),
      Icon: SnoozeIcon,
      run: () => ask("snooze"),
    },
    { is: offered.close, key: "Shift+C", label: t("work.closeOn"), Icon: ArchiveIcon, run: moves.closeAndGoOn },
    { is: offered.await, key: "w", label: t("work.await"), Icon: AwaitIcon, run: moves.await },
    { is: offered.sort, key: "p", label: `${t("work.priority")}…`, Icon: FlagIcon, run: () => ask("priority") },
    { is: offered.sort, key: "l", label: t("work.tags"), Icon: TagIcon, run: () => ask("tags") },
    // Browsers give the clipboard to secure pages only.
    { is: "clipboard" in navigator, label: t("work.copyLink"), Icon: CopyIcon, run: () => void copyLink() },
    { is: offered.markSpam, label: t("work.markSpam"), Icon: SpamIcon, run: moves.markSpam },
    { is: offered.clearSpam, label: t("work.clearSpam"), Icon: SpamIcon, run: moves.clearSpam },
  ];
  return (
    <Menu defaultOpened position="bottom-end" width={260} shadow="md">
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        {items
          .filter(({ is }) => is)
          .map(({ key, label, Icon, run }) => (
            <Menu.Item
              key={label}
              leftSection={<Icon size={16} />}
              rightSection={
                key && (
                  <Kbd className={classes.key} aria-hidden="true">
                    {key.replace("Shift+", "⇧")}
                  </Kbd>
                )
              }
              aria-keyshortcuts={key}
              onClick={run}
            >
              {label}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
