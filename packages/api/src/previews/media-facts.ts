import { ADTS, CustomSource, FLAC, Input, MATROSKA, MP3, MP4, OGG, QTFF, WAVE, WEBM } from "mediabunny";
import type { MediaFacts, MediaSource } from "./previews.ts";

// Those that lie in one file: a list of parts would have them fetched from anywhere.
const formats = [MP4, QTFF, WEBM, MATROSKA, OGG, MP3, WAVE, FLAC, ADTS];

/** Reads how long a film or sound lasts, and how large it is shown; null where it tells neither. @throws for what is neither */
export async function factsOf({ sizeBytes, read }: MediaSource): Promise<MediaFacts | null> {
  using input = new Input({ formats, source: new CustomSource({ getSize: () => sizeBytes, read }) });
  const seconds = (await input.getDurationFromMetadata()) ?? (await input.computeDuration());
  const durationSeconds = seconds > 0 && Number.isFinite(seconds) ? Math.max(1, Math.round(seconds)) : null;
  const track = await input.getPrimaryVideoTrack();
  if (durationSeconds === null && !track) return null;
  return {
    durationSeconds,
    width: track && (await track.getDisplayWidth()),
    height: track && (await track.getDisplayHeight()),
  };
}
