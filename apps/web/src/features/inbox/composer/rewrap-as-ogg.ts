import {
  BlobSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  Input,
  OggOutputFormat,
  Output,
  WEBM,
} from "mediabunny";

/** Opus in WebM, put into Ogg as it is: Telegram takes no WebM as a voice message. @throws Error where it is no such sound */
export async function rewrapAsOgg(bytes: Blob): Promise<Blob> {
  using input = new Input({ source: new BlobSource(bytes), formats: [WEBM] });
  const track = await input.getPrimaryAudioTrack();
  const decoderConfig = await track?.getDecoderConfig();
  if (!track || !decoderConfig) throw new Error("There is no sound in the recording.");

  const target = new BufferTarget();
  const output = new Output({ format: new OggOutputFormat(), target });
  const source = new EncodedAudioPacketSource("opus");
  output.addAudioTrack(source);
  await output.start();
  for await (const packet of new EncodedPacketSink(track).packets()) await source.add(packet, { decoderConfig });
  await output.finalize();
  if (!target.buffer) throw new Error("The recording could not be put into Ogg.");
  return new Blob([target.buffer], { type: "audio/ogg" });
}
