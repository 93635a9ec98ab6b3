import { withOpId } from "@frontdesk/client";
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { KeyIcon } from "../../ui/icons.ts";
import { useToastError } from "../../ui/toast.tsx";
import { usePasskeyCeremony } from "../../ui/webauthn.ts";

// A passkey is made for a name, never for an address of digits.
const isNamed = !/^[\d.]+$|:/.test(location.hostname);

/** Signs in by a passkey that the browser knows for this desk. */
export function PasskeySignIn({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const toastError = useToastError();
  const options = trpc.passkey.signInOptions.useMutation();
  const signIn = trpc.passkey.signIn.useMutation();
  const { isUnderWay, run } = usePasskeyCeremony(toastError);
  if (!isNamed || typeof PublicKeyCredential === "undefined") return null;

  const start = () =>
    run(async ({ show }) => {
      const credential = await show(await options.mutateAsync(withOpId({})));
      await signIn.mutateAsync(withOpId({ credential }));
      onDone();
    });
  return (
    <Button variant="default" leftSection={<KeyIcon size={16} />} loading={isUnderWay} onClick={() => void start()}>
      {t("passkeySignIn")}
    </Button>
  );
}
