import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useViewer } from "../viewer.tsx";
import { ArrowLeftIcon } from "./icons.ts";

interface BackLinkProps {
  to: `/w/$slug/settings/${"bots" | "inboxes" | "teams"}`;
  label: string;
}

/** The way from one of several to all of them. */
export function BackLink({ to, label }: BackLinkProps) {
  const { workspace } = useViewer();
  return (
    <Anchor
      size="sm"
      style={{ display: "inline-flex", alignItems: "center", gap: 4, alignSelf: "start" }}
      renderRoot={(props) => <Link to={to} params={{ slug: workspace.slug }} {...props} />}
    >
      <ArrowLeftIcon size={14} aria-hidden="true" /> {label}
    </Anchor>
  );
}
