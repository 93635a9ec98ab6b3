import { type DragEvent, type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./thread.module.css";

interface DropZoneProps {
  label: string;
  /** Null where nothing can be sent. */
  onFiles: ((files: File[]) => void) | null;
  children: ReactNode;
}

/** A thread, all of which takes files that are dropped on it. */
export function DropZone({ label, onFiles, children }: DropZoneProps) {
  const { t } = useTranslation();
  // Every element inside is entered and left too.
  const depth = useRef(0);
  const [isOver, setOver] = useState(false);
  const holdsFiles = ({ dataTransfer }: DragEvent) => onFiles !== null && dataTransfer.types.includes("Files");
  const end = () => {
    depth.current = 0;
    setOver(false);
  };
  return (
    <section
      className={classes.thread}
      aria-label={label}
      onDragEnter={(event) => {
        if (!holdsFiles(event)) return;
        depth.current += 1;
        setOver(true);
      }}
      onDragLeave={() => {
        depth.current -= 1;
        if (depth.current <= 0) end();
      }}
      onDragOver={(event) => holdsFiles(event) && event.preventDefault()}
      onDrop={(event) => {
        if (!holdsFiles(event)) return;
        // Without this the browser leaves the page for the file.
        event.preventDefault();
        end();
        onFiles?.([...event.dataTransfer.files]);
      }}
    >
      {children}
      {isOver && (
        <div className={classes.drop} aria-hidden="true">
          {t("composer.drop")}
        </div>
      )}
    </section>
  );
}
