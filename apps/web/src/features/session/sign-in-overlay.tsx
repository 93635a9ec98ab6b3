import { useLive } from "@frontdesk/client/react";
import { Modal, Stack, Text } from "@mantine/core";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { useViewer } from "../../viewer.tsx";
import { SignInForm } from "./sign-in-form.tsx";

/**
 * Asks to sign in again over the page, which stays as it is: nothing typed is lost, and the feed goes on from where it
 * stood. Signing in in another tab is enough.
 */
export function SignInOverlay({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const { user } = useViewer();
  const { kind, retryNow } = useLive();
  const { refetch } = trpc.identity.me.useQuery(undefined, { enabled: false });

  useEffect(() => {
    if (kind !== "live") return;
    void refetch().then(({ data }) => data && onDone());
  }, [kind, refetch, onDone]);

  return (
    <Modal
      opened
      onClose={() => {}}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t("signIn.again")}
    >
      <Stack>
        <Text size="sm">{t("signIn.againHint")}</Text>
        <SignInForm
          email={user.email}
          onDone={() => {
            onDone();
            retryNow();
          }}
        />
      </Stack>
    </Modal>
  );
}
