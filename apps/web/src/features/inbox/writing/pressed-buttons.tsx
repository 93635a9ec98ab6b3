import { chosenButtons, type MessageButton } from "@frontdesk/contract";
import { useTranslation } from "react-i18next";
import { CheckIcon, ExternalLinkIcon, LifebuoyIcon } from "../../../ui/icons.ts";
import { fullTime } from "../../../ui/time.ts";
import classes from "./writing.module.css";

/** The buttons under a message: what was chosen, by whom and when. */
export function PressedButtons({ buttons }: { buttons: readonly MessageButton[] }) {
  const { t, i18n } = useTranslation();
  const chosen = chosenButtons(buttons);
  return (
    <ul className={classes.buttons} aria-label={t("writing.buttons")}>
      {buttons.map(({ id, kind, label, presses }) => (
        <li key={id}>
          <span className={classes.button} data-chosen={chosen.has(id) || undefined}>
            {chosen.has(id) && <CheckIcon size={14} aria-hidden="true" />}
            {label}
            {kind === "url" && <ExternalLinkIcon size={12} aria-hidden="true" />}
            {kind === "person" && <LifebuoyIcon size={12} aria-hidden="true" />}
          </span>
          {presses.map(({ contactId, name, at }) => (
            <p key={contactId} className={classes.press}>
              {t("writing.pressed", { name, time: fullTime(at, i18n.language) })}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
