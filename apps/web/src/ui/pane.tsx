import { Alert, Button, Center, Group, Loader, Text } from "@mantine/core";
import { QueryErrorResetBoundary } from "@tanstack/react-query";
import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useErrorWords } from "./error-words.ts";
import { AlertTriangleIcon, RefreshIcon } from "./icons.ts";

/** Says what went wrong in a pane, how to refer to it, and lets the reader try again. */
export function PaneError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  const { sentence, reference } = useErrorWords()(error);
  return (
    <Center p="md" mih={120} flex={1}>
      <Alert role="alert" color="red" variant="outline" icon={<AlertTriangleIcon />} title={t("error.pane")} maw={460}>
        <Text size="sm">{sentence}</Text>
        <Group mt="sm" gap="sm">
          <Button size="xs" variant="default" leftSection={<RefreshIcon size={14} />} onClick={onRetry}>
            {t("retry")}
          </Button>
          {reference !== null && (
            <Text size="xs" c="dimmed">
              {t("reference", { reference })}
            </Text>
          )}
        </Group>
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
