import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useErrorWords } from "./error-words.ts";
import { useSecondsLeft } from "./seconds-left.ts";

/** What failed, what to do about it, and how to refer to it; where the desk asks to wait, how long still. */
export function ErrorText({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const { sentence, reference } = useErrorWords()(error);
  const left = useSecondsLeft(error);
  return (
    <>
      {/* The sentence is read aloud once; the seconds change beside it. */}
      <Text size="sm">{left > 0 ? t("error.code.limited") : sentence}</Text>
      {left > 0 && (
        <Text size="sm" aria-live="off" fw={550}>
          {t("error.wait", { seconds: left })}
        </Text>
      )}
      {reference !== null && (
        <Text size="xs" c="dimmed">
          {t("reference", { reference })}
        </Text>
      )}
    </>
  );
}
