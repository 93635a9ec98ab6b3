import { ActionIcon } from "@mantine/core";
import { useDisclosure, useHotkeys } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { Hint } from "../../ui/hint.tsx";
import { SearchIcon } from "../../ui/icons.ts";
import { onDemand } from "../../ui/on-demand.tsx";
import { useViewer } from "../../viewer.tsx";

const Palette = onDemand(async () => (await import("./palette.tsx")).Palette);

/** Opens the search, as Ctrl K or ⌘ K does, also while one types. */
export function SearchButton() {
  const { t } = useTranslation();
  const { can } = useViewer();
  const [opened, { open, close }] = useDisclosure(false);
  useHotkeys([["mod+K", open]], [], true);
  if (!can("conversation:read")) return null;
  return (
    <>
      <Hint label={`${t("search.open")} (Ctrl K)`}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={t("search.open")}
          aria-keyshortcuts="Control+K Meta+K"
          onClick={open}
        >
          <SearchIcon size={18} />
        </ActionIcon>
      </Hint>
      {opened && <Palette onClose={close} />}
    </>
  );
}
