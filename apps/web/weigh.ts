import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

interface Budget {
  /** Modules whose chunks are loaded besides the entry, as the ends of their paths. */
  screens: string[];
  limitKb: number;
}

/** Prints how much gzipped script the first load of some screens is, all chunks taken together. @throws above the limit */
export function weigh({ screens, limitKb }: Budget): Plugin {
  return {
    name: "weigh",
    apply: "build",
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
      const loaded = new Set<string>();
      const load = (fileName: string) => {
        const chunk = chunks.find((each) => each.fileName === fileName);
        if (!chunk || loaded.has(fileName)) return;
        loaded.add(fileName);
        chunk.imports.forEach(load);
      };
      for (const chunk of chunks) {
        const isShown = chunk.moduleIds.some((id) => screens.some((screen) => id.endsWith(screen)));
        if (chunk.isEntry || isShown) load(chunk.fileName);
      }

      const bytes = chunks
        .filter((chunk) => loaded.has(chunk.fileName))
        .reduce((sum, chunk) => sum + gzipSync(chunk.code, { level: 9 }).length, 0);
      const line = `First load of the inbox: ${(bytes / 1024).toFixed(1)} KB of gzipped script in ${loaded.size} files`;
      if (bytes > limitKb * 1024) this.error(`${line}; at most ${limitKb} KB are allowed.`);
      process.stdout.write(`${line}\n`);
    },
  };
}
