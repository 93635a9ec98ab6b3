import { type Outgoing, type OutgoingStore, plainText } from "./outgoing.ts";

const database = "frontdesk";
const version = 2;
const messages = { name: "outgoing", keyPath: ["owner", "opId"] };
const files = { name: "outgoing-file", keyPath: ["owner", "uploadId"] };

/** Keeps outgoing messages in IndexedDB, apart for each owner: one member of one workspace. */
export function openOutgoingStore(owner: string, indexedDb: IDBFactory = indexedDB): OutgoingStore {
  let opened: Promise<IDBDatabase> | undefined;

  async function rows<T>(
    table: typeof messages,
    mode: IDBTransactionMode,
    ask: (rows: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> {
    opened ??= open(indexedDb).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    const transaction = (await opened).transaction(table.name, mode);
    const answer = await answerOf(ask(transaction.objectStore(table.name)));
    if (mode === "readwrite") await committed(transaction);
    return answer;
  }

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

async function open(indexedDb: IDBFactory): Promise<IDBDatabase> {
  const request = indexedDb.open(database, version);
  request.onupgradeneeded = () => {
    const { result } = request;
    for (const { name, keyPath } of [messages, files])
      if (!result.objectStoreNames.contains(name)) result.createObjectStore(name, { keyPath });
  };
  const opened = await answerOf(request);
  // A newer release in another tab needs the old one out of the way.
  opened.onversionchange = () => opened.close();
  return opened;
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}
