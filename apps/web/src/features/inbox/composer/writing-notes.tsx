import { messageLimits } from "@frontdesk/contract";
import { Text } from "@mantine/core";
import { useDeferredValue, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { FormattedText } from "../thread/formatted-text.tsx";
import { kindOf } from "./chosen-file.ts";
import classes from "./composer.module.css";
import { readAs } from "./composition.ts";
import { partCount } from "./part-count.ts";
import type { Files } from "./use-files.ts";

// Where the count of what is left begins to matter.
const nearLimit = 400;

/** Below the reply: how formatting will read, as how many messages it goes out, and how much room is left. */
export function WritingNotes({ text, files: { files, asFile } }: { text: string; files: Files }) {
  const { t } = useTranslation();
  // Typing must not wait for any of this.
  const settled = useDeferredValue(text);
  const formatted = useMemo(() => readAs(settled), [settled]);
  const kinds = files.map((each) => kindOf(each, asFile));
  const count = partCount(formatted ?? { text: settled.trim(), entities: [] }, kinds);
  const left = messageLimits.sourceLength - text.length;
  return (
    <>
      {formatted && (
        <div className={classes.preview}>
          <span className={classes.previewLabel}>{t("composer.preview")}</span>
          <FormattedText text={formatted.text} entities={formatted.entities} />
        </div>
      )}
      {count > 1 && (
        <Text size="xs" role="status" c="dimmed">
          {t(kinds.length > 1 ? "composer.messages" : "composer.parts", { count })}
        </Text>
      )}
      {left <= nearLimit && (
        <Text size="xs" role="status" c={left < 0 ? "var(--mantine-color-error)" : "dimmed"}>
          {left < 0 ? t("composer.over", { count: -left }) : t("composer.left", { count: left })}
        </Text>
      )}
    </>
  );
}
