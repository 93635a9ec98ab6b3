import { fileLimits } from "@frontdesk/contract";
import sharp from "sharp";
import type { Asked, MediaFacts, Picture, Told } from "./previews.ts";

// A process of its own: what a hostile image does to the decoder ends here.

// Only the formats that browsers show; above all no SVG, which is a program.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadNsgif"],
});
sharp.cache(false);
sharp.concurrency(1);

const mostPixels = 50_000_000;

async function pictureOf(bytes: Buffer): Promise<Picture> {
  const image = sharp(bytes, { limitInputPixels: mostPixels, failOn: "error" }).autoOrient();
  const { autoOrient, pages = 1 } = await image.metadata();
  const { width, height } = autoOrient;
  const side = fileLimits.previewPixels;
  const small = image.resize({ width: side, height: side, fit: "inside", withoutEnlargement: true });
  return { preview: await small.webp({ quality: 75 }).toBuffer(), width, height, isAnimated: pages > 1 };
}

const wanted = new Map<number, (bytes: Uint8Array | null) => void>();
let wants = 0;

function read(start: number, end: number): Promise<Uint8Array> {
  wants += 1;
  const id = wants;
  tell({ kind: "want", id, start, end });
  return new Promise((resolve, reject) =>
    wanted.set(id, (bytes) => (bytes ? resolve(bytes) : reject(new Error("The bytes are not to be had.")))),
  );
}

// Loaded with the first of them: most files are pictures, and a process that starts late may be too late.
async function factsOf(sizeBytes: number): Promise<MediaFacts | null> {
  const media = await import("./media-facts.ts");
  return media.factsOf({ sizeBytes, read });
}

function tell(told: Told): void {
  process.send?.(told);
}

process.on("message", async (asked: Asked) => {
  if (asked.kind === "part") {
    wanted.get(asked.id)?.(asked.bytes);
    wanted.delete(asked.id);
    return;
  }
  const work = asked.kind === "picture" ? pictureOf(Buffer.from(asked.bytes)) : factsOf(asked.sizeBytes);
  tell({ kind: "done", answer: await work.catch(() => null) });
});
process.on("disconnect", () => process.exit());
