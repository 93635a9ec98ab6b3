import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin } from "vite";

const compressible = /\.(js|css|html|svg|json|webmanifest)$/;
const worthwhileBytes = 1024;

/** Writes a `.br` and a `.gz` beside every built file that gains by it, so that the server compresses nothing itself. */
export function precompress(): Plugin {
  let outDir = "dist";
  return {
    name: "precompress",
    apply: "build",
    configResolved: (config) => {
      outDir = join(config.root, config.build.outDir);
    },
    closeBundle: async () => {
      const files = await readdir(outDir, { recursive: true });
      await Promise.all(
        files.filter((name) => compressible.test(name)).map((name) => compressBeside(join(outDir, name))),
      );
    },
  };
}

async function compressBeside(path: string) {
  const bytes = await readFile(path);
  if (bytes.length < worthwhileBytes) return;
  const [br, gz] = await Promise.all([asBrotli(bytes), promisify(gzip)(bytes, { level: 9 })]);
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
}

function asBrotli(bytes: Buffer) {
  return promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
}
