import type { ForwardOrigin } from "@frontdesk/contract";
import { useTranslation } from "react-i18next";
import { ForwardIcon } from "../../../../ui/icons.ts";
import { fullTime } from "../../../../ui/time.ts";
import classes from "./parts.module.css";

/** Says that a message was written elsewhere: by whom and when. */
export function ForwardLine({ origin: { kind, name, at } }: { origin: ForwardOrigin }) {
  const { t, i18n } = useTranslation();
  const word = kind === "hidden_user" ? "message.forwardedHidden" : "message.forwarded";
  return (
    <p className={classes.forward}>
      <ForwardIcon size={14} aria-hidden="true" />
      <span>{t(word, { name, time: fullTime(at, i18n.language) })}</span>
    </p>
  );
}
