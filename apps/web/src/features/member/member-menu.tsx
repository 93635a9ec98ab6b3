import { withOpId } from "@frontdesk/client";
import type { Member } from "@frontdesk/contract";
import { ActionIcon, Menu } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { useProven } from "../../proof/proof.tsx";
import { ClockIcon, DotsIcon, KeyIcon, LockIcon, PlayerPauseIcon, PlayerPlayIcon, TrashIcon } from "../../ui/icons.ts";
import { toastDone, useToastError } from "../../ui/toast.tsx";
import { useViewer } from "../../viewer.tsx";
import { ClearSecondFactor } from "./clear-second-factor.tsx";
import { RemoveMember } from "./remove-member.tsx";
import { ResetLinkDialog } from "./reset-link-dialog.tsx";
import { SuspendMember } from "./suspend-member.tsx";
import { WorkingDialog } from "./working-dialog.tsx";

const acts = {
  working: WorkingDialog,
  resetLink: ResetLinkDialog,
  clearFactor: ClearSecondFactor,
  suspend: SuspendMember,
  remove: RemoveMember,
};

/** What can be done about a member: how much they take, help back in, a pause, an end. */
export function MemberMenu({ member }: { member: Member }) {
  const { t } = useTranslation();
  const { memberId } = useViewer();
  const [act, setAct] = useState<keyof typeof acts | null>(null);
  const Dialog = act && acts[act];
  const isMe = member.id === memberId;
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={260}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={36} aria-label={t("members.more", { name: member.name })}>
            <DotsIcon size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<ClockIcon size={16} />} onClick={() => setAct("working")}>
            {t("working.edit")}
          </Menu.Item>
          {!isMe && (
            <>
              <Menu.Item leftSection={<KeyIcon size={16} />} onClick={() => setAct("resetLink")}>
                {t("members.resetLink")}
              </Menu.Item>
              <Menu.Item leftSection={<LockIcon size={16} />} onClick={() => setAct("clearFactor")}>
                {t("members.clearFactor")}
              </Menu.Item>
              <Menu.Divider />
              <PauseItem member={member} onSuspend={() => setAct("suspend")} />
              <Menu.Item
                c="var(--mantine-color-error)"
                leftSection={<TrashIcon size={16} />}
                onClick={() => setAct("remove")}
              >
                {t("members.remove")}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {Dialog && <Dialog member={member} onClose={() => setAct(null)} />}
    </>
  );
}

/** Shuts them out for a while, or lets them in again. */
function PauseItem({ member, onSuspend }: { member: Member; onSuspend: () => void }) {
  const { t } = useTranslation();
  const proven = useProven();
  const toastError = useToastError();
  const { id: memberId, name, version } = member;
  const reinstate = trpc.member.reinstate.useMutation({
    onSuccess: () => toastDone(t("leaving.reinstated", { name })),
    onError: toastError,
  });
  if (member.status === "suspended")
    return (
      <Menu.Item
        leftSection={<PlayerPlayIcon size={16} />}
        onClick={() => void proven(() => reinstate.mutateAsync(withOpId({ memberId, version })))}
      >
        {t("leaving.reinstate")}
      </Menu.Item>
    );
  return (
    <Menu.Item leftSection={<PlayerPauseIcon size={16} />} onClick={onSuspend}>
      {t("leaving.suspend")}
    </Menu.Item>
  );
}
