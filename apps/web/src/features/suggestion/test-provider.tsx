import { withOpId } from "@frontdesk/client";
import { Alert, Button, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { learnWords } from "../../language.ts";
import { useToastError } from "../../ui/toast.tsx";

interface TestProviderProps {
  /** The provider as the form has it now. */
  account: () => { baseUrl: string; model: string; key: string | null };
  isReady: () => boolean;
}

/** Asks the provider something harmless, and says what came of it. */
export function TestProvider({ account, isReady }: TestProviderProps) {
  const { t } = useTranslation();
  const onError = useToastError();
  const test = trpc.suggestion.test.useMutation({ onError });
  const run = async () => {
    if (!isReady()) return;
    // Why there is no suggestion is said in the words of writing.
    await learnWords("writing");
    test.mutate(withOpId(account()));
  };
  const result = test.data;
  return (
    <Stack gap="xs" align="start" flex={1} miw={200}>
      <Button variant="default" loading={test.isPending} onClick={() => void run()}>
        {t("suggestions.test")}
      </Button>
      <div role="status">
        {result?.failure && (
          <Alert color="red" title={t("suggestions.testFailed")}>
            {t(`help.failure.${result.failure}`)}
          </Alert>
        )}
        {result && !result.failure && (
          <Alert color="teal">{t("suggestions.tested", { ms: result.ms, text: result.text })}</Alert>
        )}
      </div>
    </Stack>
  );
}
