import { Button, type ButtonProps } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useSecondsLeft } from "./seconds-left.ts";

interface SubmitButtonProps extends Omit<ButtonProps, "loading" | "disabled"> {
  isPending: boolean;
  /** What the last try met: where the desk asks to wait, the button waits. */
  error: unknown;
  isDisabled?: boolean;
}

/** Sends a form; not before the desk takes another try (B20). */
export function SubmitButton({ isPending, error, isDisabled = false, children, ...props }: SubmitButtonProps) {
  const { t } = useTranslation();
  const left = useSecondsLeft(error);
  return (
    <Button type="submit" loading={isPending} disabled={isDisabled || left > 0} {...props}>
      {left > 0 ? t("error.wait", { seconds: left }) : children}
    </Button>
  );
}
