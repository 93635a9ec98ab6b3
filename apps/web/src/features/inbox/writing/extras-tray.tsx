import { ActionIcon } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Hint } from "../../../ui/hint.tsx";
import { PaperclipIcon, XIcon } from "../../../ui/icons.ts";
import type { ChosenExtras } from "../composer/extras.ts";
import { ButtonRow } from "./button-row.tsx";
import classes from "./writing.module.css";

/** The buttons and the canned reply's files that go with the reply, and the way without them. */
export function ExtrasTray({ extras: { buttons, canned, clear } }: { extras: ChosenExtras }) {
  const { t } = useTranslation();
  return (
    <div className={classes.tray}>
      <div className={classes.trayed}>
        {buttons.length > 0 && <ButtonRow buttons={buttons} />}
        {canned?.files.map(({ id, name }) => (
          <span key={id} className={classes.file}>
            <PaperclipIcon size={14} aria-hidden="true" /> {name}
          </span>
        ))}
      </div>
      <Hint label={t("writing.dropExtras")}>
        <ActionIcon variant="subtle" color="gray" size={28} aria-label={t("writing.dropExtras")} onClick={clear}>
          <XIcon size={16} />
        </ActionIcon>
      </Hint>
    </div>
  );
}
