import { useTranslation } from "react-i18next";
import classes from "./composer.module.css";
import { type WritingMode, writingModes } from "./writing-mode.ts";

interface ModeSwitchProps {
  mode: WritingMode;
  /** Where only colleagues can be written to. */
  onlyNote: boolean;
  onMode: (mode: WritingMode) => void;
}

/** Whether one writes to the person or among colleagues: said by word, colour and place, chosen by arrow keys too. */
export function ModeSwitch({ mode, onlyNote, onMode }: ModeSwitchProps) {
  const { t } = useTranslation();
  const offered = onlyNote ? (["note"] as const) : writingModes;
  return (
    <fieldset className={classes.modes}>
      <legend className="heard">{t("composer.mode")}</legend>
      {offered.map((each) => (
        <label key={each} className={classes.mode} data-mode={each}>
          <input
            type="radio"
            name="writing-mode"
            className="heard"
            checked={mode === each}
            onChange={() => onMode(each)}
          />
          {t(`composer.${each}`)}
        </label>
      ))}
    </fieldset>
  );
}
