import { withOpId } from "@frontdesk/client";
import type { Member } from "@frontdesk/contract";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { useProven } from "../../proof/proof.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { LeaveDialog } from "./leave-dialog.tsx";

interface SuspendMemberProps {
  member: Member;
  onClose: () => void;
}

/** Shuts a member out until they are let in again, after asking. */
export function SuspendMember({ member, onClose }: SuspendMemberProps) {
  const { t } = useTranslation();
  const proven = useProven();
  const { id: memberId, name, version } = member;
  const suspend = trpc.member.suspend.useMutation({
    onSuccess: () => {
      toastDone(t("leaving.suspended", { name }));
      onClose();
    },
  });
  return (
    <LeaveDialog
      member={member}
      title={t("leaving.suspendTitle", { name })}
      hint={t("leaving.suspendHint")}
      action={t("leaving.suspend")}
      isPending={suspend.isPending}
      error={suspend.error}
      onConfirm={(handOver) => void proven(() => suspend.mutateAsync(withOpId({ memberId, version, handOver })))}
      onClose={onClose}
    />
  );
}
