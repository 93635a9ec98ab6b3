import type { Statistics } from "@frontdesk/contract";
import { useTranslation } from "react-i18next";
import { Change, FigureTile } from "./figure-tile.tsx";
import { TileGroup } from "./tile-group.tsx";
import type { FigureAsked } from "./use-statistics.ts";

const kinds = ["opened", "reopened", "closed", "inbound", "outbound"] as const;

interface VolumeTilesProps {
  volume: Statistics["volume"];
  onOpen: (figure: FigureAsked) => void;
}

/** How much there was to do, and was done. */
export function VolumeTiles({ volume, onOpen }: VolumeTilesProps) {
  const { t, i18n } = useTranslation();
  const numbers = new Intl.NumberFormat(i18n.language);
  return (
    <TileGroup label={t("dashboard.volume")} count={kinds.length}>
      {kinds.map((kind) => (
        <FigureTile
          key={kind}
          label={t(`dashboard.${kind}`)}
          value={numbers.format(volume[kind].now)}
          hint={<Change {...volume[kind]} />}
          onOpen={() => onOpen({ kind })}
        />
      ))}
    </TileGroup>
  );
}
