import type { HourFigures } from "@frontdesk/contract";
import { useTranslation } from "react-i18next";
import { Panel } from "./panel.tsx";
import type { FigureAsked } from "./use-statistics.ts";
import classes from "./week-panel.module.css";

const weekdays = [1, 2, 3, 4, 5, 6, 7];
const hours = Array.from({ length: 24 }, (_, hour) => hour);

interface WeekPanelProps {
  hours: HourFigures[];
  onOpen: (figure: FigureAsked) => void;
}

/** When people write: each hour of the week, the darker the more; a table, so that it can also be read. */
export function WeekPanel({ hours: figures, onOpen }: WeekPanelProps) {
  const { t, i18n } = useTranslation();
  const counts = new Map(figures.map(({ weekday, hour, inbound }) => [`${weekday} ${hour}`, inbound]));
  const most = Math.max(1, ...counts.values());
  // The first of January 2029 is a Monday.
  const nameOf = (weekday: number, width: "short" | "long") =>
    new Intl.DateTimeFormat(i18n.language, { weekday: width, timeZone: "UTC" }).format(Date.UTC(2029, 0, weekday));
  return (
    <Panel title={t("dashboard.week")} lead={t("dashboard.weekHint")}>
      <div className={classes.scroller}>
        <table className={classes.map}>
          <thead>
            <tr>
              <td />
              {hours.map((hour) => (
                <th key={hour} scope="col">
                  <span className={hour % 6 === 0 ? undefined : "heard"}>{hour}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weekdays.map((weekday) => (
              <tr key={weekday}>
                <th scope="row">{nameOf(weekday, "short")}</th>
                {hours.map((hour) => {
                  const count = counts.get(`${weekday} ${hour}`) ?? 0;
                  const said = t("dashboard.weekCell", { day: nameOf(weekday, "long"), hour, count });
                  return (
                    <td key={hour}>
                      {count === 0 ? (
                        <span className={classes.cell} title={said}>
                          <span className="heard">0</span>
                        </span>
                      ) : (
                        <button
                          type="button"
                          className={classes.cell}
                          data-full
                          title={said}
                          aria-label={said}
                          style={{ opacity: 0.2 + (count / most) * 0.8 }}
                          onClick={() => onOpen({ kind: "inbound", weekday, hour })}
                        />
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
