import { Anchor, Stack } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { onDemand } from "../../ui/on-demand.tsx";
import { PasskeySignIn } from "./passkey-sign-in.tsx";
import { PasswordStep } from "./password-step.tsx";

const SecondFactorStep = onDemand(async () => (await import("./second-factor-step.tsx")).SecondFactorStep);

interface SignInFormProps {
  /** Whose session it was, where that is known. */
  email?: string;
  onDone: () => void;
}

/** Signs a person in: by password, and a second factor where they have one, or by a passkey. */
export function SignInForm({ email = "", onDone }: SignInFormProps) {
  const { t } = useTranslation();
  const utils = trpc.useUtils();
  const [challenge, setChallenge] = useState<string | null>(null);
  const finish = async () => {
    await utils.identity.me.invalidate();
    onDone();
  };

  if (challenge !== null) {
    return <SecondFactorStep challenge={challenge} onDone={() => void finish()} onBack={() => setChallenge(null)} />;
  }
  return (
    <Stack>
      <PasswordStep
        email={email}
        onNext={(step) => (step.next === "done" ? void finish() : setChallenge(step.challenge))}
      />
      <PasskeySignIn onDone={() => void finish()} />
      <Anchor size="sm" renderRoot={(props) => <Link to="/forgot" {...props} />}>
        {t("reset.forgot")}
      </Anchor>
    </Stack>
  );
}
