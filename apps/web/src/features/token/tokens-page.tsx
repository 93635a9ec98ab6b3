import { Button, EmptyState, Modal } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { KeyIcon, PlusIcon } from "../../ui/icons.ts";
import { PaneError, PaneLoading } from "../../ui/pane.tsx";
import { SettingsPage } from "../../ui/settings-page.tsx";
import { CreateTokenForm } from "./create-token-form.tsx";
import { TokenCard } from "./token-card.tsx";
import classes from "./tokens-page.module.css";

/** The workspace's API tokens: made, shown once, and revoked here. */
export function TokensPage() {
  const { t } = useTranslation();
  const tokens = trpc.token.list.useQuery();
  const [creating, { open, close }] = useDisclosure(false);

  const create = (
    <Button leftSection={<PlusIcon size={16} />} onClick={open}>
      {t("tokens.create")}
    </Button>
  );
  return (
    <SettingsPage
      title={t("tokens.title")}
      lead={t("tokens.lead")}
      action={tokens.data?.data.length ? create : undefined}
    >
      {tokens.error && !tokens.data && <PaneError error={tokens.error} onRetry={() => void tokens.refetch()} />}
      {tokens.isPending && <PaneLoading />}
      {tokens.data?.data.length === 0 && (
        <EmptyState icon={<KeyIcon />} title={t("tokens.empty")} description={t("tokens.emptyHint")}>
          <EmptyState.Actions>{create}</EmptyState.Actions>
        </EmptyState>
      )}
      {tokens.data && tokens.data.data.length > 0 && (
        <ul className={classes.list} aria-label={t("tokens.list")}>
          {tokens.data.data.map((token) => (
            <li key={token.id}>
              <TokenCard token={token} />
            </li>
          ))}
        </ul>
      )}
      <Modal
        opened={creating}
        onClose={close}
        size="lg"
        title={t("tokens.create")}
        closeButtonProps={{ "aria-label": t("close") }}
      >
        <CreateTokenForm />
      </Modal>
    </SettingsPage>
  );
}
