import { ActionIcon, Loader, Text } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNow } from "../../../ui/clock.ts";
import { PlayerStopIcon, SendIcon, TrashIcon } from "../../../ui/icons.ts";
import { useObjectUrl } from "../object-url.ts";
import { playTime } from "../thread/media/file-facts.ts";
import { SoundPlayer } from "../thread/media/sound-player.tsx";
import classes from "./composer.module.css";
import { recordVoice, type VoiceRecording } from "./record-voice.ts";

export interface RecordedVoice {
  bytes: Blob;
  durationSeconds: number;
}

interface VoiceRecorderProps {
  onSend: (voice: RecordedVoice) => void;
  onClose: () => void;
}

/** Records a voice message, lets it be listened to, and sends it. */
export function VoiceRecorder({ onSend, onClose }: VoiceRecorderProps) {
  const { t } = useTranslation();
  const recording = useRef<VoiceRecording | null>(null);
  const [startedAt, setStartedAt] = useState<number | null>(null);
  const [voice, setVoice] = useState<RecordedVoice | null>(null);
  const [isRefused, setRefused] = useState(false);

  useEffect(() => {
    let isOver = false;
    recordVoice().then(
      (started) => {
        if (isOver) return started.discard();
        recording.current = started;
        setStartedAt(Date.now());
      },
      () => setRefused(true),
    );
    return () => {
      isOver = true;
      recording.current?.discard();
    };
  }, []);

  const stop = async () => {
    const durationSeconds = Math.round((Date.now() - (startedAt ?? Date.now())) / 1000);
    const bytes = await recording.current?.stop();
    if (bytes) setVoice({ bytes, durationSeconds });
    else onClose();
  };
  return (
    <section className={classes.recorder} aria-label={t("composer.recording")}>
      {isRefused && (
        <Text size="sm" role="alert" flex={1} c="var(--mantine-color-error)">
          {t("composer.recordRefused")}
        </Text>
      )}
      {!isRefused && startedAt === null && <Loader size="sm" aria-label={t("loading")} />}
      {startedAt !== null && voice === null && (
        <>
          <Elapsed since={startedAt} />
          <ActionIcon
            data-autofocus
            size={36}
            variant="default"
            aria-label={t("composer.recordStop")}
            onClick={() => void stop()}
          >
            <PlayerStopIcon size={18} />
          </ActionIcon>
        </>
      )}
      {voice && <Recorded voice={voice} />}
      <ActionIcon size={36} variant="subtle" color="gray" aria-label={t("composer.recordDiscard")} onClick={onClose}>
        <TrashIcon size={18} />
      </ActionIcon>
      {voice && (
        <ActionIcon size={36} variant="filled" aria-label={t("composer.recordSend")} onClick={() => onSend(voice)}>
          <SendIcon size={18} />
        </ActionIcon>
      )}
    </section>
  );
}

function Elapsed({ since }: { since: number }) {
  const { t } = useTranslation();
  const seconds = (useNow(1_000) - since) / 1000;
  return (
    <Text size="sm" flex={1} className={classes.elapsed}>
      {t("composer.recording")} · {playTime(seconds)}
    </Text>
  );
}

function Recorded({ voice: { bytes, durationSeconds } }: { voice: RecordedVoice }) {
  const { t } = useTranslation();
  const url = useObjectUrl(bytes);
  return (
    <div className={classes.recorded}>
      {url !== null && (
        <SoundPlayer url={url} label={t("file.kind.voice")} title={null} durationSeconds={durationSeconds} />
      )}
    </div>
  );
}
