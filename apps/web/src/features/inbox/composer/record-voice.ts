/** What browsers record that becomes a voice message of Telegram's: Opus, as it is or in another wrapping. */
const types = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus"] as const;

/** Whether this browser can record voice; it needs a secure page (W3C Media Capture). */
export function canRecordVoice(): boolean {
  return typeof MediaRecorder !== "undefined" && recordedType() !== undefined && Boolean(navigator.mediaDevices);
}

export interface VoiceRecording {
  /** Ends it. Resolves with what was said, in Ogg; null where that is nothing. */
  stop(): Promise<Blob | null>;
  /** Ends it, and nothing is kept. */
  discard(): void;
}

/** Records what is said until it is stopped. @throws DOMException where the microphone may not be used, or is missing */
export async function recordVoice(): Promise<VoiceRecording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(stream, { mimeType: recordedType() ?? "", audioBitsPerSecond: 32_000 });
  const chunks: Blob[] = [];
  const ended = new Promise((resolve) => recorder.addEventListener("stop", resolve, { once: true }));
  recorder.addEventListener("dataavailable", ({ data }) => chunks.push(data));
  recorder.start();

  const leave = () => {
    if (recorder.state !== "inactive") recorder.stop();
    // The browser shows that it listens until the last track has stopped.
    for (const track of stream.getTracks()) track.stop();
  };
  return {
    async stop() {
      leave();
      await ended;
      const bytes = new Blob(chunks, { type: recorder.mimeType });
      return bytes.size === 0 ? null : asOgg(bytes);
    },
    discard: leave,
  };
}

function recordedType() {
  return types.find((type) => MediaRecorder.isTypeSupported(type));
}

async function asOgg(bytes: Blob): Promise<Blob> {
  if (bytes.type.startsWith("audio/ogg")) return bytes;
  const { rewrapAsOgg } = await import("./rewrap-as-ogg.ts");
  return rewrapAsOgg(bytes);
}
