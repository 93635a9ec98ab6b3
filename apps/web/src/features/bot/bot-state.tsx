import type { BotState } from "@frontdesk/contract";
import { Badge, type MantineColor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Hint } from "../../ui/hint.tsx";

const colours: Record<BotState, MantineColor> = {
  new: "gray",
  checking: "gray",
  live: "green",
  degraded: "orange",
  revoked: "red",
  off: "gray",
};

/** A bot's state in a word; what it means is the tooltip. */
export function BotStateBadge({ state }: { state: BotState }) {
  const { t } = useTranslation();
  return (
    <Hint label={t(`bots.stateHint.${state}`)}>
      <Badge
        variant="dot"
        color={colours[state]}
        tt="none"
        tabIndex={0}
        aria-description={t(`bots.stateHint.${state}`)}
      >
        {t(`bots.state.${state}`)}
      </Badge>
    </Hint>
  );
}
