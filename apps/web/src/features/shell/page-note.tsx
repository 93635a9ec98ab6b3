import type { ReactNode } from "react";
import classes from "./page-note.module.css";

/** A line above the page that says what holds for all of it, for as long as it holds; read aloud when it comes. */
export function PageNote({ children }: { children: ReactNode }) {
  return (
    <div role="status" className={classes.note}>
      {children}
    </div>
  );
}
