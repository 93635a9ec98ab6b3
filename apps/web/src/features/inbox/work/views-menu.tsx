import { UnstyledButton, type UnstyledButtonProps } from "@mantine/core";
import { type ComponentProps, createContext, useContext } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { SelectorIcon } from "../../../ui/icons.ts";
import { menuOnDemand } from "../../../ui/menu-on-demand.tsx";
import classes from "../queue/queue.module.css";
import type { QueueSearch } from "../queue/queue-search.ts";
import { withWords } from "./on-work.ts";

interface ViewsMenuProps {
  search: QueueSearch;
  /** Whether the queue shows one of these. */
  isCurrent: boolean;
}

const Shown = createContext<ViewsMenuProps>({ search: {}, isCurrent: false });

function ViewsTarget(props: UnstyledButtonProps & ComponentProps<"button">) {
  const { t } = useTranslation();
  const { search, isCurrent } = useContext(Shown);
  const { saved, view } = search;
  const kept = trpc.savedView.list.useQuery(undefined, { enabled: saved !== undefined });
  const name = kept.data?.data.find(({ id }) => id === saved)?.name ?? (view && t(`inbox.view.${view}`));
  return (
    <UnstyledButton {...props} className={classes.view} data-current={isCurrent || undefined}>
      {isCurrent && name && <span className={classes.viewName}>{name}</span>}
      <span className="heard">{t("inbox.moreViews")}</span>
      <SelectorIcon size={16} aria-hidden="true" />
    </UnstyledButton>
  );
}

const Menu = menuOnDemand<{ search: QueueSearch }>(
  () => withWords(async () => (await import("./views-menu-items.tsx")).ViewsMenuItems),
  ViewsTarget,
);

/** The views that are not always at hand, and those that were kept. */
export function ViewsMenu(props: ViewsMenuProps) {
  return (
    <Shown value={props}>
      <Menu search={props.search} />
    </Shown>
  );
}
