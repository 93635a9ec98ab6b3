import { ActionIcon, Text, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PlayerPauseIcon, PlayerPlayIcon } from "../../../../ui/icons.ts";
import { playTime } from "./file-facts.ts";
import classes from "./sound-player.module.css";
import { useSound } from "./use-sound.ts";

interface SoundPlayerProps {
  url: string;
  label: string;
  /** What is played, where it has a name. */
  title: string | null;
  /** As the sender said it; the file itself says it once it is loaded. */
  durationSeconds: number | null;
}

/** A compact player: play and pause, a position to drag or move with the arrow keys, a speed. One plays at a time. */
export function SoundPlayer({ url, label, title, durationSeconds }: SoundPlayerProps) {
  const { t, i18n } = useTranslation();
  const sound = useSound(url, durationSeconds);
  const speedWords = new Intl.NumberFormat(i18n.language).format(sound.speed);
  const { isPlaying, isBroken, at, length } = sound;
  // What nobody said the length of says it once it plays.
  const timeWords = length > 0 ? `${playTime(at)} / ${playTime(length)}` : playTime(at);
  const Icon = isPlaying ? PlayerPauseIcon : PlayerPlayIcon;
  return (
    <section className={classes.player} aria-label={label}>
      <ActionIcon
        size={36}
        radius="xl"
        variant="filled"
        aria-label={t(isPlaying ? "file.pause" : "file.play")}
        onClick={sound.toggle}
      >
        <Icon size={18} />
      </ActionIcon>
      <div className={classes.middle}>
        {title !== null && (
          <Text size="sm" truncate title={title}>
            {title}
          </Text>
        )}
        <input
          className={classes.position}
          type="range"
          min={0}
          max={Math.max(length, 1)}
          step={1}
          value={Math.min(at, Math.max(length, 1))}
          aria-label={t("file.position")}
          aria-valuetext={timeWords}
          onChange={(event) => sound.seek(event.currentTarget.valueAsNumber)}
        />
        <span className={classes.time}>{isBroken ? t("file.broken") : timeWords}</span>
      </div>
      <UnstyledButton
        className={classes.speed}
        aria-label={t("file.speed", { speed: speedWords })}
        onClick={sound.changeSpeed}
      >
        {speedWords}×
      </UnstyledButton>
    </section>
  );
}
