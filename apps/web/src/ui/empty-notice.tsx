import { EmptyState, type EmptyStateProps } from "@mantine/core";

/** What a pane without content is for. */
export function EmptyNotice(props: EmptyStateProps) {
  return <EmptyState {...props} />;
}
