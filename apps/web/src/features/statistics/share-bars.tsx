import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./share-bars.module.css";

interface ShareBarsProps {
  label: string;
  rows: { key: string; label: string; count: number; onOpen: () => void }[];
}

/** Counts beside each other, each as long as its share of the greatest; the numbers stand beside the bars. */
export function ShareBars({ label, rows }: ShareBarsProps) {
  const { t, i18n } = useTranslation();
  const numbers = new Intl.NumberFormat(i18n.language);
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <ul className={classes.rows} aria-label={label}>
      {rows.map(({ key, label: name, count, onOpen }) => (
        <li key={key}>
          <UnstyledButton className={classes.row} title={t("dashboard.show")} disabled={count === 0} onClick={onOpen}>
            <span className={classes.name}>{name}</span>
            <span className={classes.track} aria-hidden="true">
              <span className={classes.bar} style={{ width: `${(count / most) * 100}%` }} />
            </span>
            <span className={classes.count}>{numbers.format(count)}</span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
