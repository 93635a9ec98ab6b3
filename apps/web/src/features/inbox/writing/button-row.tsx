import type { ButtonDraft } from "@frontdesk/contract";
import { ExternalLinkIcon, LifebuoyIcon } from "../../../ui/icons.ts";
import classes from "./writing.module.css";

/** Buttons as they will stand under a message; pressing them is the person's. */
export function ButtonRow({ buttons }: { buttons: readonly ButtonDraft[] }) {
  return (
    <ul className={classes.buttons}>
      {buttons.map((button) => (
        <li key={JSON.stringify(button)} className={classes.button}>
          {button.label}
          {button.kind === "url" && <ExternalLinkIcon size={12} aria-hidden="true" />}
          {button.kind === "person" && <LifebuoyIcon size={12} aria-hidden="true" />}
        </li>
      ))}
    </ul>
  );
}
