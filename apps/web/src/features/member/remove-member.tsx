import { withOpId } from "@frontdesk/client";
import type { Member } from "@frontdesk/contract";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { useProven } from "../../proof/proof.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { LeaveDialog } from "./leave-dialog.tsx";

interface RemoveMemberProps {
  member: Member;
  onClose: () => void;
}

/** Takes a member out of the workspace, after asking. */
export function RemoveMember({ member, onClose }: RemoveMemberProps) {
  const { t } = useTranslation();
  const proven = useProven();
  const { id: memberId, name, version } = member;
  const remove = trpc.member.remove.useMutation({
    onSuccess: () => {
      toastDone(t("members.removed", { name }));
      onClose();
    },
  });
  return (
    <LeaveDialog
      member={member}
      title={t("members.removeTitle", { name })}
      hint={t("members.removeHint")}
      action={t("members.remove")}
      isPending={remove.isPending}
      error={remove.error}
      onConfirm={(handOver) => void proven(() => remove.mutateAsync(withOpId({ memberId, version, handOver })))}
      onClose={onClose}
    />
  );
}
