import { ActionIcon } from "@mantine/core";
import type { ReactNode } from "react";
import { PencilIcon } from "../../../ui/icons.ts";
import classes from "./card-section.module.css";

interface CardSectionProps {
  title: string;
  /** What changes what stands in it, for those who may. */
  edit?: { label: string; onEdit: () => void } | false;
  children: ReactNode;
}

/** One matter of a person's card under its name. */
export function CardSection({ title, edit, children }: CardSectionProps) {
  return (
    <section className={classes.section}>
      <div className={classes.head}>
        <h3 className={classes.title}>{title}</h3>
        {edit && (
          <ActionIcon variant="subtle" color="gray" size={24} aria-label={edit.label} onClick={edit.onEdit}>
            <PencilIcon size={14} />
          </ActionIcon>
        )}
      </div>
      {children}
    </section>
  );
}
