import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { DeskError } from "./desk-error.ts";
import { freshSecret } from "./secret.ts";

/** Where files' bytes lie: by workspace and SHA-256, so that the same picture is kept once. */
export interface FileStore {
  /** Keeps a stream's bytes durably before it resolves. @throws too_large beyond `maxBytes`, and what `approve` throws */
  keep(workspaceId: string, bytes: Readable, terms: KeepingTerms): Promise<KeptBytes>;
  /** Rejects, with the system's reason, before the first byte where the file is not to be had. */
  open(workspaceId: string, hash: string, range?: ByteRange): Promise<Readable>;
  /** Removes a file; one that is not there is no error. */
  remove(workspaceId: string, hash: string): Promise<void>;
  /** Removes what a process that died left half kept, once it has lain there for so long. */
  sweep(workspaceId: string, olderThanMs: number): Promise<void>;
  /** Rejects, with the system's reason, where nothing can be kept now. */
  probe(): Promise<void>;
}

interface KeptBytes {
  hash: string;
  sizeBytes: number;
}

interface KeepingTerms {
  maxBytes: number;
  /** Looks at all of the bytes before they are kept; what it refuses is gone. */
  approve?(draft: KeptBytes & { open(): Readable }): Promise<void>;
}

/** The first and the last byte, both included. */
export interface ByteRange {
  first: number;
  last: number;
}

/** A file store in a local folder. */
export function createFolderStore(root: string): FileStore {
  const folderOf = (workspaceId: string) => join(root, workspaceId);
  return {
    keep: async (workspaceId, bytes, { maxBytes, approve }) => {
      const folder = folderOf(workspaceId);
      await mkdir(folder, { recursive: true });
      const draft = join(folder, `.${freshSecret()}`);
      const digest = createHash("sha256");
      let sizeBytes = 0;
      const meter = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          sizeBytes += chunk.length;
          digest.update(chunk);
          if (sizeBytes > maxBytes) done(new DeskError("invalid", "too_large"));
          else done(null, chunk);
        },
      });
      try {
        await pipeline(bytes, meter, createWriteStream(draft, { mode: 0o600, flush: true }));
        const hash = digest.digest("hex");
        await approve?.({ hash, sizeBytes, open: () => createReadStream(draft) });
        await rename(draft, join(folder, hash));
        return { hash, sizeBytes };
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
    open: async (workspaceId, hash, range) => {
      const file = await open(join(folderOf(workspaceId), hash));
      return file.createReadStream(range && { start: range.first, end: range.last });
    },
    remove: (workspaceId, hash) => rm(join(folderOf(workspaceId), hash), { force: true }),
    sweep: async (workspaceId, olderThanMs) => {
      const folder = folderOf(workspaceId);
      const before = Date.now() - olderThanMs;
      const names = await readdir(folder).catch(() => []);
      for (const name of names.filter((one) => one.startsWith("."))) {
        const draft = join(folder, name);
        const { mtimeMs = before } = (await stat(draft).catch(() => null)) ?? {};
        if (mtimeMs < before) await rm(draft, { force: true });
      }
    },
    probe: async () => {
      const draft = join(root, `.${freshSecret()}`);
      await mkdir(root, { recursive: true });
      await writeFile(draft, "probe", { mode: 0o600, flush: true });
      await rm(draft);
    },
  };
}
