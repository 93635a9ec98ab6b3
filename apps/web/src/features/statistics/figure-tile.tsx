import type { Compared } from "@frontdesk/contract";
import { UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./figure-tile.module.css";

interface FigureTileProps {
  label: string;
  value: string;
  hint?: ReactNode;
  /** Opens what it counts; without it there is nothing to open. */
  onOpen?: (() => void) | undefined;
}

/** One figure, large, with what stands behind it a press away. */
export function FigureTile({ label, value, hint, onOpen }: FigureTileProps) {
  const { t } = useTranslation();
  const content = (
    <>
      <span className={classes.label}>{label}</span>
      <span className={classes.value}>{value}</span>
      <span className={classes.hint}>{hint}</span>
    </>
  );
  return (
    <li className={classes.item}>
      {onOpen ? (
        <UnstyledButton className={classes.tile} title={t("dashboard.show")} onClick={onOpen}>
          {content}
        </UnstyledButton>
      ) : (
        <div className={classes.tile}>{content}</div>
      )}
    </li>
  );
}

/** How a figure stands to the one of the period before; in words for those who don't see the arrow. */
export function Change({ now, before, say }: Compared & { say?: (value: number) => string }) {
  const { t, i18n } = useTranslation();
  const numbers = new Intl.NumberFormat(i18n.language);
  const told = say ? say(before) : numbers.format(before);
  const change = before === 0 ? null : Math.round(((now - before) / before) * 100);
  if (now === before || change === 0)
    return <span title={t("dashboard.before", { value: told })}>{t("dashboard.same")}</span>;
  const isMore = now > before;
  const percent = change === null ? null : numbers.format(Math.abs(change));
  return (
    <span title={t("dashboard.before", { value: told })}>
      {percent === null ? (
        t("dashboard.before", { value: told })
      ) : (
        <>
          <span aria-hidden="true">
            {isMore ? "▲" : "▼"} {percent} %
          </span>
          <span className="heard">{t(isMore ? "dashboard.more" : "dashboard.less", { percent })}</span>
        </>
      )}
    </span>
  );
}
