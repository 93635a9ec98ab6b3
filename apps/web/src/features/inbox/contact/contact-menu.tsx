import { withOpId } from "@frontdesk/client";
import type { Contact } from "@frontdesk/contract";
import { ActionIcon, Menu } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { Confirm } from "../../../ui/confirm.tsx";
import { MoreIcon } from "../../../ui/icons.ts";
import { onDemand } from "../../../ui/on-demand.tsx";
import { useToastError } from "../../../ui/toast.tsx";
import { useViewer } from "../../../viewer.tsx";

const VerifyDialog = onDemand(async () => (await import("./verify-dialog.tsx")).VerifyDialog);
const MergeDialog = onDemand(async () => (await import("./merge-dialog.tsx")).MergeDialog);
const EraseDialog = onDemand(async () => (await import("./erase-dialog.tsx")).EraseDialog);

type Asked = "verify" | "block" | "merge" | "erase";

/** What may be done about a person, the gravest last. */
export function ContactMenu({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const { can } = useViewer();
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const { id: contactId, name, verified, blocked } = contact;
  const onError = useToastError();
  const unverifies = trpc.contact.unverify.useMutation({ onError });
  const unblocks = trpc.contact.unblock.useMutation({ onError });
  const blocks = trpc.contact.block.useMutation({ onSuccess: close });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={26} aria-label={t("contact.more", { name })}>
            <MoreIcon size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setAsked("verify")}>{t("contact.actions.verify")}</Menu.Item>
          {verified && (
            <Menu.Item onClick={() => unverifies.mutate(withOpId({ contactId }))}>
              {t("contact.actions.unverify")}
            </Menu.Item>
          )}
          <Menu.Item onClick={() => setAsked("merge")}>{t("contact.actions.merge")}</Menu.Item>
          <Menu.Divider />
          {blocked ? (
            <Menu.Item onClick={() => unblocks.mutate(withOpId({ contactId }))}>
              {t("contact.actions.unblock")}
            </Menu.Item>
          ) : (
            <Menu.Item onClick={() => setAsked("block")}>{t("contact.actions.block")}</Menu.Item>
          )}
          {can("contact:erase") && (
            <Menu.Item color="red" onClick={() => setAsked("erase")}>
              {t("contact.actions.erase")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {asked === "verify" && <VerifyDialog contact={contact} onClose={close} />}
      {asked === "merge" && <MergeDialog contact={contact} onClose={close} />}
      {asked === "erase" && <EraseDialog contact={contact} onClose={close} />}
      <Confirm
        opened={asked === "block"}
        title={t("blockDialog.title", { name })}
        hint={t("blockDialog.hint")}
        action={t("blockDialog.action")}
        isPending={blocks.isPending}
        error={blocks.error}
        onConfirm={() => blocks.mutate(withOpId({ contactId }))}
        onClose={close}
      />
    </>
  );
}
