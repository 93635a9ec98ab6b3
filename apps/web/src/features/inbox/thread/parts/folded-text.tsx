import type { TextEntity } from "@frontdesk/contract";
import { UnstyledButton } from "@mantine/core";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { FormattedText } from "../formatted-text.tsx";
import classes from "./parts.module.css";
import { foldedLines, linesOf } from "./text-length.ts";

/** A message's text; a long one is folded until somebody wants all of it. */
export function FoldedText({ text, entities }: { text: string; entities: TextEntity[] }) {
  const { t } = useTranslation();
  const id = useId();
  const [isWhole, setWhole] = useState(false);
  if (linesOf(text) <= foldedLines + 5) return <FormattedText text={text} entities={entities} />;
  return (
    <>
      <div id={id} className={classes.folded} data-whole={isWhole || undefined}>
        <FormattedText text={text} entities={entities} />
      </div>
      <UnstyledButton
        className={classes.unfold}
        aria-expanded={isWhole}
        aria-controls={id}
        onClick={() => setWhole(!isWhole)}
      >
        {t(isWhole ? "message.showLess" : "message.showAll")}
      </UnstyledButton>
    </>
  );
}
