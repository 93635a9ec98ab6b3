import type { TextEntity } from "@frontdesk/contract";
import { memo, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./formatted-text.module.css";
import { type Formatted, formatted, type Mark } from "./formatting.ts";

/** A message's text with its formatting, as elements: nothing a person wrote is ever read as markup. */
export const FormattedText = memo(function FormattedText(props: { text: string; entities: TextEntity[] }) {
  return <div className={classes.text}>{shown(formatted(props.text, props.entities))}</div>;
});

function shown(parts: Formatted): ReactNode[] {
  return parts.map((part) =>
    typeof part === "string" ? part : <Marked key={part.start} mark={part.mark} parts={part.children} />,
  );
}

function Marked({ mark, parts }: { mark: Mark; parts: Formatted }) {
  const { t } = useTranslation();
  const children = shown(parts);
  switch (mark.kind) {
    case "bold":
      return <strong>{children}</strong>;
    case "italic":
      return <em>{children}</em>;
    case "underline":
      return <u>{children}</u>;
    case "strikethrough":
      return <s>{children}</s>;
    case "spoiler":
      return (
        <button
          type="button"
          className={classes.spoiler}
          title={t("thread.hidden")}
          onClick={(event) => event.currentTarget.toggleAttribute("data-seen")}
        >
          {children}
        </button>
      );
    case "code":
      return <code className={classes.code}>{children}</code>;
    case "pre":
      return (
        <pre className={classes.pre} data-language={mark.language ?? undefined}>
          <code>{children}</code>
        </pre>
      );
    case "blockquote":
      return <blockquote className={classes.quote}>{children}</blockquote>;
    case "folded_quote":
      return <FoldedQuote>{children}</FoldedQuote>;
    case "link":
      return (
        <a href={mark.href} target="_blank" rel="noopener noreferrer nofollow">
          {children}
        </a>
      );
  }
}

/** A long quote shows its first lines until somebody wants the rest. */
function FoldedQuote({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [isWhole, setWhole] = useState(false);
  return (
    <blockquote className={classes.quote}>
      <div className={classes.foldedQuote} data-whole={isWhole || undefined}>
        {children}
      </div>
      <button type="button" className={classes.unfold} aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
        {t(isWhole ? "message.showLess" : "message.showAll")}
      </button>
    </blockquote>
  );
}
