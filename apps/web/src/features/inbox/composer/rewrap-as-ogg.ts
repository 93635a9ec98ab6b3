import { BlobSource, BufferTarget, Conversion, Input, OggOutputFormat, Output, WEBM } from "mediabunny";

/** Opus in WebM, put into Ogg as it is: Telegram takes no WebM as a voice message. @throws Error where it is no such sound */
export async function rewrapAsOgg(bytes: Blob): Promise<Blob> {
  const target = new BufferTarget();
  const output = new Output({ format: new OggOutputFormat(), target });
  using input = new Input({ source: new BlobSource(bytes), formats: [WEBM] });
  const conversion = await Conversion.init({ input, output, showWarnings: false });
  await conversion.execute();
  if (!target.buffer) throw new Error("The recording could not be put into Ogg.");
  return new Blob([target.buffer], { type: "audio/ogg" });
}
