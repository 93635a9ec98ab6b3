import { fileLimits } from "@frontdesk/contract";
import sharp from "sharp";
import type { Picture, PictureJob } from "./previews.ts";

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

process.on("message", async ({ bytes }: PictureJob) => {
  const picture = await pictureOf(Buffer.from(bytes)).catch(() => null);
  process.send?.(picture);
});
process.on("disconnect", () => process.exit());
