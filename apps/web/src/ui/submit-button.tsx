import { Button, type ButtonProps } from "@mantine/core";
import type { MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import { useSecondsLeft } from "./seconds-left.ts";

interface SubmitButtonProps extends Omit<ButtonProps, "loading" | "disabled"> {
  isPending: boolean;
  /** What the last try met: where the desk asks to wait, the button waits. */
  error: unknown;
  isDisabled?: boolean;
}

/** Sends a form; not before the desk takes another try (B20). It keeps the focus where there is nothing to send. */
export function SubmitButton({ isPending, error, isDisabled = false, children, ...props }: SubmitButtonProps) {
  const { t } = useTranslation();
  const left = useSecondsLeft(error);
  const waits = isDisabled || left > 0;
  return (
    <Button
      type="submit"
      loading={isPending}
      data-disabled={waits}
      aria-disabled={waits}
      {...(waits && { onClick: (event: MouseEvent) => event.preventDefault() })}
      {...props}
    >
      {left > 0 ? t("error.wait", { seconds: left }) : children}
    </Button>
  );
}
