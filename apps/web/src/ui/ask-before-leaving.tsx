import { useBlocker } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Confirm } from "./confirm.tsx";
import { hasUnsaved } from "./unsaved.ts";

/** Asks once before a page is left whose forms hold what nobody saved; the browser asks where the tab is closed. */
export function AskBeforeLeaving() {
  const { t } = useTranslation();
  const { status, proceed, reset } = useBlocker({
    // Whoever signs out has said already that they leave.
    shouldBlockFn: ({ current, next }) =>
      hasUnsaved() && next.pathname !== current.pathname && next.pathname !== "/sign-in",
    enableBeforeUnload: hasUnsaved,
    withResolver: true,
  });
  return (
    <Confirm
      opened={status === "blocked"}
      title={t("unsaved.title")}
      hint={t("unsaved.hint")}
      action={t("unsaved.leave")}
      isPending={false}
      error={null}
      onConfirm={() => proceed?.()}
      onClose={() => reset?.()}
    />
  );
}
