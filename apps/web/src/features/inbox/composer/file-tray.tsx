import { messageLimits } from "@frontdesk/contract";
import { ActionIcon, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { XIcon } from "../../../ui/icons.ts";
import { useObjectUrl } from "../object-url.ts";
import { sizeWords, typeSign } from "../thread/media/file-facts.ts";
import { type ChosenFile, isTooLargeForPhoto, kindOf, type LeftOut } from "./chosen-file.ts";
import classes from "./file-tray.module.css";
import type { Files } from "./use-files.ts";

const visual: ReadonlySet<string> = new Set(["photo", "video", "animation"]);

/** The files that go with the reply: what each is, how large, as what it goes; and why others can't. */
export function FileTray({ files: { files, leftOut, asFile, setAsFile, remove } }: { files: Files }) {
  const { t } = useTranslation();
  if (files.length === 0 && leftOut.length === 0) return null;
  const hasVisuals = files.some((each) => visual.has(kindOf(each, false)));
  return (
    <div className={classes.tray}>
      {leftOut.map((each) => (
        <LeftOutNote key={each.problem} leftOut={each} />
      ))}
      {files.length > 0 && (
        <ul className={classes.files} aria-label={t("composer.files")}>
          {files.map((each) => (
            <ChosenItem key={each.id} chosen={each} asFile={asFile} onRemove={() => remove(each.id)} />
          ))}
        </ul>
      )}
      {hasVisuals && (
        <label className={classes.asFile}>
          <input type="checkbox" checked={asFile} onChange={(event) => setAsFile(event.currentTarget.checked)} />
          {t("composer.asFile")}
        </label>
      )}
    </div>
  );
}

function LeftOutNote({ leftOut: { problem, names } }: { leftOut: LeftOut }) {
  const { t } = useTranslation();
  const facts = { names: new Intl.ListFormat().format(names), count: names.length, max: messageLimits.attachments };
  return (
    <Text size="xs" role="alert" c="var(--mantine-color-error)">
      {t(`composer.${problem}`, facts)}
    </Text>
  );
}

interface ChosenItemProps {
  chosen: ChosenFile;
  asFile: boolean;
  onRemove: () => void;
}

function ChosenItem({ chosen, asFile, onRemove }: ChosenItemProps) {
  const { t, i18n } = useTranslation();
  const { file } = chosen;
  const picture = useObjectUrl(file.type.startsWith("image/") ? file : null);
  return (
    <li className={classes.file}>
      {picture === null ? (
        <span className={classes.sign} aria-hidden="true">
          {typeSign(file.name) || "…"}
        </span>
      ) : (
        <img className={classes.sign} src={picture} alt="" />
      )}
      <span className={classes.words}>
        <span className={classes.name}>{file.name}</span>
        <span className={classes.facts}>
          {t(`file.kind.${kindOf(chosen, asFile)}`)} · {sizeWords(file.size, i18n.language)}
        </span>
        {!asFile && isTooLargeForPhoto(chosen) && <span className={classes.note}>{t("composer.photoAsFile")}</span>}
      </span>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={28}
        aria-label={t("composer.remove", { name: file.name })}
        onClick={onRemove}
      >
        <XIcon size={16} />
      </ActionIcon>
    </li>
  );
}
