import { useEffect, useState } from "react";
import { playAlone } from "./one-at-a-time.ts";

const speeds = [1, 1.5, 2] as const;

interface Playing {
  isPlaying: boolean;
  isBroken: boolean;
  /** Where it is, in seconds. */
  at: number;
  /** How long all of it is, in seconds. */
  length: number;
}

/** Sound that can be played, wound and sped up; nothing of it is fetched before somebody listens. */
export function useSound(url: string, durationSeconds: number | null) {
  const [playing, setPlaying] = useState<Playing>(() => ({
    isPlaying: false,
    isBroken: false,
    at: 0,
    length: durationSeconds ?? 0,
  }));
  const [speed, setSpeed] = useState<(typeof speeds)[number]>(1);
  const [sound] = useState(() => {
    const element = new Audio();
    element.preload = "none";
    return element;
  });

  useEffect(() => {
    const note = (change: Partial<Playing>) => setPlaying((known) => ({ ...known, ...change }));
    const listening = new AbortController();
    const on = (kind: string, listener: () => void) =>
      sound.addEventListener(kind, listener, { signal: listening.signal });
    on("play", () => {
      playAlone(sound);
      note({ isPlaying: true });
    });
    on("pause", () => note({ isPlaying: false }));
    on("timeupdate", () => note({ at: sound.currentTime }));
    on("error", () => note({ isBroken: true, isPlaying: false }));
    // What a browser recorded itself may not say how long it is.
    on("durationchange", () => Number.isFinite(sound.duration) && note({ length: sound.duration }));
    on("ended", () => {
      sound.currentTime = 0;
    });
    sound.src = url;
    return () => {
      listening.abort();
      sound.pause();
      sound.removeAttribute("src");
    };
  }, [sound, url]);

  return {
    ...playing,
    speed,
    toggle() {
      // A failure to play is told by the element's error; a pause while it loads is none.
      if (sound.paused) sound.play().catch(() => {});
      else sound.pause();
    },
    seek(seconds: number) {
      sound.currentTime = seconds;
      setPlaying((known) => ({ ...known, at: seconds }));
    },
    changeSpeed() {
      const next = speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1;
      sound.defaultPlaybackRate = next;
      sound.playbackRate = next;
      setSpeed(next);
    },
  };
}
