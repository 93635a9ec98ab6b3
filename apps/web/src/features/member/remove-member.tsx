import { withOpId } from "@frontdesk/client";
import type { Member } from "@frontdesk/contract";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { useProven } from "../../proof/proof.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { toastDone } from "../../ui/toast.tsx";

interface RemoveMemberProps {
  member: Member;
  onClose: () => void;
}

/** Takes a member out of the workspace, after asking. */
export function RemoveMember({ member: { id, name, version }, onClose }: RemoveMemberProps) {
  const { t } = useTranslation();
  const proven = useProven();
  const remove = trpc.member.remove.useMutation({
    onSuccess: () => {
      toastDone(t("members.removed", { name }));
      onClose();
    },
  });
  return (
    <Confirm
      opened
      title={t("members.removeTitle", { name })}
      hint={t("members.removeHint")}
      action={t("members.remove")}
      isPending={remove.isPending}
      error={remove.error}
      onConfirm={() => void proven(() => remove.mutateAsync(withOpId({ memberId: id, version })))}
      onClose={onClose}
    />
  );
}
