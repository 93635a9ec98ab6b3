import { withOpId } from "@frontdesk/client";
import type { Member } from "@frontdesk/contract";
import { ActionIcon } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { Confirm } from "../../ui/confirm.tsx";
import { Hint } from "../../ui/hint.tsx";
import { TrashIcon } from "../../ui/icons.ts";
import { toastDone } from "../../ui/toast.tsx";

/** Takes a member out of the workspace, after asking. */
export function RemoveMember({ member }: { member: Member }) {
  const { t } = useTranslation();
  const { id, name, version } = member;
  const [asking, { open, close }] = useDisclosure(false);
  const remove = trpc.member.remove.useMutation({ onSuccess: () => toastDone(t("members.removed", { name })) });
  return (
    <>
      <Hint label={t("members.remove")}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={t("members.removeOf", { name })}
          onClick={() => {
            remove.reset();
            open();
          }}
        >
          <TrashIcon size={18} />
        </ActionIcon>
      </Hint>
      <Confirm
        opened={asking}
        title={t("members.removeTitle", { name })}
        hint={t("members.removeHint")}
        action={t("members.remove")}
        isPending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate(withOpId({ memberId: id, version }), { onSuccess: close })}
        onClose={close}
      />
    </>
  );
}
