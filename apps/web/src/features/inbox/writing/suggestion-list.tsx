import { Text, UnstyledButton } from "@mantine/core";
import { type ReactNode, type Ref, useEffect, useId, useImperativeHandle, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./writing.module.css";

/** What the text field's keys do in the list above it. */
export interface SuggestionKeys {
  /** True where the key was the list's. */
  onKey(key: string): boolean;
}

interface SuggestionListProps<Item> {
  label: string;
  empty: string;
  items: readonly Item[];
  keyOf: (item: Item) => string;
  children: (item: Item) => ReactNode;
  /** What the chosen one would become, beside the list. */
  preview?: ((item: Item) => ReactNode) | undefined;
  onPick: (item: Item) => void;
  onClose: () => void;
  ref: Ref<SuggestionKeys>;
}

/** Suggestions above the text field that asks for them: it keeps the focus, and its keys choose. */
export function SuggestionList<Item>(props: SuggestionListProps<Item>) {
  const { label, empty, items, keyOf, children, preview, onPick, onClose, ref } = props;
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const active = items[Math.min(at, items.length - 1)];

  const [known, setKnown] = useState(items);
  // Other items begin at the best one.
  if (known !== items) {
    setKnown(items);
    setAt(0);
  }
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: "nearest" });
  }, [at]);
  useImperativeHandle(ref, () => ({
    onKey(key) {
      if (key === "Escape") onClose();
      else if (items.length === 0) return false;
      else if (key === "ArrowDown") setAt((at + 1) % items.length);
      else if (key === "ArrowUp") setAt((at + items.length - 1) % items.length);
      else if ((key === "Enter" || key === "Tab") && active) onPick(active);
      else return false;
      return true;
    },
  }));
  return (
    <div className={classes.suggestions}>
      {items.length === 0 ? (
        <Text size="sm" c="dimmed" p="sm" role="status">
          {empty}
        </Text>
      ) : (
        <div className={classes.columns}>
          <div ref={list} role="listbox" aria-label={label} className={classes.options}>
            {items.map((item, index) => (
              <UnstyledButton
                key={keyOf(item)}
                id={`${id}-${index}`}
                role="option"
                aria-selected={item === active}
                tabIndex={-1}
                className={classes.option}
                // The text field keeps the focus.
                onMouseDown={(event) => event.preventDefault()}
                onMouseMove={() => setAt(index)}
                onClick={() => onPick(item)}
              >
                {children(item)}
              </UnstyledButton>
            ))}
          </div>
          {preview && active && <div className={classes.previewed}>{preview(active)}</div>}
        </div>
      )}
      <p className="heard" role="status">
        {active && `${label}: ${Math.min(at, items.length - 1) + 1} / ${items.length}`}
      </p>
      <Text size="xs" c="dimmed" className={classes.keys}>
        {t("writing.keys")}
      </Text>
    </div>
  );
}
