import { Alert, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useErrorWords } from "./error-words.ts";
import { AlertTriangleIcon } from "./icons.ts";

/** Says above a form's button why the server refused it. */
export function FormError({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const words = useErrorWords();
  if (!error) return null;
  const { sentence, reference } = words(error);
  return (
    <Alert role="alert" color="red" variant="outline" icon={<AlertTriangleIcon />} py="xs">
      <Text size="sm">{sentence}</Text>
      {reference !== null && (
        <Text size="xs" c="dimmed">
          {t("reference", { reference })}
        </Text>
      )}
    </Alert>
  );
}
