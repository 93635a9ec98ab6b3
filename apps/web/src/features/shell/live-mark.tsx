import { useLive } from "@frontdesk/client/react";
import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useNow } from "../../ui/clock.ts";
import { Hint } from "../../ui/hint.tsx";
import classes from "./live-mark.module.css";
import { liveWords } from "./live-words.ts";

/** Says in words whether the page follows the desk, and over what. */
export function LiveMark() {
  const { t, i18n } = useTranslation();
  const live = useLive();
  const now = useNow(1_000);
  const { state, detail, tone, canRetry } = liveWords(live, now, t, i18n.language);
  return (
    <section className={classes.mark} data-tone={tone} aria-label={t("live.label")}>
      {/* Only a change of state is read aloud, not every second of a countdown. */}
      <span role="status" className="heard">
        {state}
      </span>
      <span className={classes.dot} aria-hidden="true" />
      <span className={classes.words}>
        {detail}
        {canRetry && (
          <>
            {" — "}
            <UnstyledButton className={classes.retry} onClick={() => live.retryNow()}>
              {t("live.retryNow")}
            </UnstyledButton>
          </>
        )}
      </span>
      {live.transport !== null && live.kind !== "refused" && (
        <Hint label={t(`live.${live.transport}`)}>
          <abbr className={classes.transport} aria-label={t(`live.${live.transport}`)}>
            {live.transport.toUpperCase()}
          </abbr>
        </Hint>
      )}
    </section>
  );
}
