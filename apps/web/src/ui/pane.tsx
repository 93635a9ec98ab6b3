import { Alert, Button, Center, Loader } from "@mantine/core";
import { QueryErrorResetBoundary } from "@tanstack/react-query";
import { Component, type ReactNode, useEffect, useEffectEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ErrorText } from "./error-text.tsx";
import { AlertTriangleIcon, RefreshIcon } from "./icons.ts";
import { useSecondsLeft } from "./seconds-left.ts";

/** Says what went wrong in a pane and lets the reader try again; where the desk asks to wait, it tries again by itself. */
export function PaneError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  const left = useSecondsLeft(error);
  const isWaiting = left > 0;
  const hasWaited = useRef(false);
  const retry = useEffectEvent(onRetry);
  useEffect(() => {
    if (hasWaited.current && !isWaiting) retry();
    hasWaited.current = isWaiting;
  }, [isWaiting]);
  return (
    <Center p="md" mih={120} flex={1}>
      <Alert role="alert" color="red" variant="outline" icon={<AlertTriangleIcon />} title={t("error.pane")} maw={460}>
        <ErrorText error={error} />
        <Button
          size="xs"
          mt="sm"
          variant="default"
          leftSection={<RefreshIcon size={14} />}
          disabled={isWaiting}
          onClick={onRetry}
        >
          {t("retry")}
        </Button>
      </Alert>
    </Center>
  );
}

/** Holds a pane's place while its data is fetched. */
export function PaneLoading() {
  const { t } = useTranslation();
  return (
    <Center p="xl" role="status" aria-label={t("loading")}>
      <Loader size="sm" aria-hidden="true" />
    </Center>
  );
}

interface CatchProps {
  children: ReactNode;
  onReset: () => void;
}

class Catch extends Component<CatchProps, { error: unknown }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return <PaneError error={this.state.error} onRetry={this.retry} />;
  }

  private readonly retry = () => {
    this.props.onReset();
    this.setState({ error: null });
  };
}

/** Keeps a failure in one pane from blanking the others. */
export function PaneBoundary({ children }: { children: ReactNode }) {
  return <QueryErrorResetBoundary>{({ reset }) => <Catch onReset={reset}>{children}</Catch>}</QueryErrorResetBoundary>;
}
