import { crc32, deflateSync } from "node:zlib";

/** A small PNG: a warm square with a dark bar, made here so that no binary lies in the repository. */
export function picture(size = 96): Uint8Array {
  const row = (y: number) => Buffer.from([0, ...Array.from({ length: size }, (_, x) => colour(x, y, size)).flat()]);
  const pixels = Buffer.concat(Array.from({ length: size }, (_, y) => row(y)));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(pixels)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function colour(x: number, y: number, size: number): [number, number, number] {
  const isBar = Math.abs(x - y) < size / 12;
  return isBar ? [60, 50, 45] : [230 - y, 170 + (x % 32), 110];
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
