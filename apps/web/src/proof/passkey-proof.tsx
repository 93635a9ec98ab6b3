import { withOpId } from "@frontdesk/client";
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../desk.ts";
import { KeyIcon } from "../ui/icons.ts";
import { useToastError } from "../ui/toast.tsx";
import { takesPasskeys, usePasskeyCeremony } from "../ui/webauthn.ts";

/** Proves who is at the keyboard by a passkey, where there is one to prove it by. */
export function PasskeyProof({ onProven }: { onProven: () => void }) {
  const { t } = useTranslation();
  const toastError = useToastError();
  const passkeys = trpc.passkey.list.useQuery();
  const options = trpc.passkey.proofOptions.useMutation();
  const prove = trpc.passkey.prove.useMutation();
  const { isUnderWay, run } = usePasskeyCeremony(toastError);
  if (!takesPasskeys(passkeys.data?.host ?? null) || passkeys.data?.passkeys.length === 0) return null;

  const start = () =>
    run(async ({ show }) => {
      const credential = await show(await options.mutateAsync(withOpId({})));
      await prove.mutateAsync(withOpId({ credential }));
      onProven();
    });
  return (
    <Button variant="default" mr="auto" leftSection={<KeyIcon size={16} />} loading={isUnderWay} onClick={start}>
      {t("proof.passkey")}
    </Button>
  );
}
