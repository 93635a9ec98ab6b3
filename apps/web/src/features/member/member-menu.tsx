import type { Member } from "@frontdesk/contract";
import { ActionIcon, Menu } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DotsIcon, KeyIcon, LockIcon, TrashIcon } from "../../ui/icons.ts";
import { ClearSecondFactor } from "./clear-second-factor.tsx";
import { RemoveMember } from "./remove-member.tsx";
import { ResetLinkDialog } from "./reset-link-dialog.tsx";

const acts = { resetLink: ResetLinkDialog, clearFactor: ClearSecondFactor, remove: RemoveMember };

/** What can be done about a colleague: help them back in, or take them out. */
export function MemberMenu({ member }: { member: Member }) {
  const { t } = useTranslation();
  const [act, setAct] = useState<keyof typeof acts | null>(null);
  const Dialog = act && acts[act];
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={260}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={36} aria-label={t("members.more", { name: member.name })}>
            <DotsIcon size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<KeyIcon size={16} />} onClick={() => setAct("resetLink")}>
            {t("members.resetLink")}
          </Menu.Item>
          <Menu.Item leftSection={<LockIcon size={16} />} onClick={() => setAct("clearFactor")}>
            {t("members.clearFactor")}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            c="var(--mantine-color-error)"
            leftSection={<TrashIcon size={16} />}
            onClick={() => setAct("remove")}
          >
            {t("members.remove")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {Dialog && <Dialog member={member} onClose={() => setAct(null)} />}
    </>
  );
}
