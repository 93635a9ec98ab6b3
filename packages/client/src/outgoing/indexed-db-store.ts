import { deviceTables, openDevice } from "../device-database.ts";
import { type Outgoing, type OutgoingStore, plainText } from "./outgoing.ts";

const { outgoing: messages, outgoingFile: files } = deviceTables;

/** Keeps outgoing messages in IndexedDB, apart for each owner: one member of one workspace. */
export function openOutgoingStore(owner: string, indexedDb?: IDBFactory): OutgoingStore {
  const rows = openDevice(indexedDb);
  return {
    async load() {
      const range = IDBKeyRange.bound([owner], [owner, []]);
      const kept: { outgoing: Outgoing }[] = await rows(messages, "readonly", (all) => all.getAll(range));
      return (
        kept
          // An earlier release kept messages that were nothing but text.
          .map(({ outgoing }) => ({ ...plainText(outgoing.text), ...outgoing }))
          .sort((one, other) => one.createdAt.localeCompare(other.createdAt))
      );
    },
    async has(opId) {
      return (await rows(messages, "readonly", (all) => all.count([owner, opId]))) > 0;
    },
    async put(outgoing) {
      await rows(messages, "readwrite", (all) => all.put({ owner, opId: outgoing.opId, outgoing }));
    },
    async remove(opId) {
      await rows(messages, "readwrite", (all) => all.delete([owner, opId]));
    },
    async file(uploadId) {
      const kept: { bytes: Blob } | undefined = await rows(files, "readonly", (all) => all.get([owner, uploadId]));
      return kept?.bytes ?? null;
    },
    async putFile(uploadId, bytes) {
      await rows(files, "readwrite", (all) => all.put({ owner, uploadId, bytes }));
    },
    async removeFile(uploadId) {
      await rows(files, "readwrite", (all) => all.delete([owner, uploadId]));
    },
  };
}
