import { withOpId } from "@frontdesk/client";
import type { Member } from "@frontdesk/contract";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { useProven } from "../../proof/proof.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { toastDone } from "../../ui/toast.tsx";

interface ClearSecondFactorProps {
  member: Member;
  onClose: () => void;
}

/** Switches a colleague's second step off, whose phone is lost. */
export function ClearSecondFactor({ member: { id, name }, onClose }: ClearSecondFactorProps) {
  const { t } = useTranslation();
  const proven = useProven();
  const clear = trpc.member.clearSecondFactor.useMutation({
    onSuccess: () => {
      toastDone(t("members.factorCleared", { name }));
      onClose();
    },
  });
  return (
    <Confirm
      opened
      title={t("members.clearFactorTitle", { name })}
      hint={t("members.clearFactorHint")}
      action={t("members.clearFactor")}
      isPending={clear.isPending}
      error={clear.error}
      onConfirm={() => void proven(() => clear.mutateAsync(withOpId({ memberId: id })))}
      onClose={onClose}
    />
  );
}
