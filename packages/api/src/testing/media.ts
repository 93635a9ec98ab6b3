import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  OggOutputFormat,
  Output,
} from "mediabunny";

/** An MP4 of blank frames, one a second, shown upright although it was filmed on its side. */
export async function buildFilm({ seconds, width, height }: { seconds: number; width: number; height: number }) {
  const output = new Output({ format: new Mp4OutputFormat(), target: new BufferTarget() });
  const source = new EncodedVideoPacketSource("vp9");
  output.addVideoTrack(source, { rotation: 90 });
  await output.start();
  const decoderConfig = { codec: "vp09.00.10.08", codedWidth: height, codedHeight: width };
  for (let at = 0; at < seconds; at += 1)
    await source.add(new EncodedPacket(new Uint8Array(2_000), "key", at, 1), { decoderConfig });
  await output.finalize();
  return bytesOf(output.target);
}

/** An Ogg stream of Opus, as Telegram's voices are. */
export async function buildVoice({ seconds }: { seconds: number }) {
  const output = new Output({ format: new OggOutputFormat(), target: new BufferTarget() });
  const source = new EncodedAudioPacketSource("opus");
  output.addAudioTrack(source);
  await output.start();
  const decoderConfig = { codec: "opus", numberOfChannels: 1, sampleRate: 48_000, description: opusHead };
  // One frame of 20 ms, https://www.rfc-editor.org/rfc/rfc6716#section-3.1
  const frame = Uint8Array.of(0xf8, 0xff, 0xfe);
  for (let at = 0; at < seconds * 50; at += 1)
    await source.add(new EncodedPacket(frame, "key", at / 50, 0.02), { decoderConfig });
  await output.finalize();
  return bytesOf(output.target);
}

/** One channel at 48 kHz, of which nothing is skipped, https://www.rfc-editor.org/rfc/rfc7845#section-5.1 */
const opusHead = Uint8Array.of(...Buffer.from("OpusHead"), 1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0);

function bytesOf({ buffer }: BufferTarget): Buffer {
  if (!buffer) throw new Error("Nothing was written.");
  return Buffer.from(buffer);
}
