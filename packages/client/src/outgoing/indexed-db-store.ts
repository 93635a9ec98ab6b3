import type { Outgoing, OutgoingStore } from "./outgoing.ts";

const database = "frontdesk";
const table = "outgoing";

/** Keeps outgoing messages in IndexedDB, apart for each owner: one member of one workspace. */
export function openOutgoingStore(owner: string, indexedDb: IDBFactory = indexedDB): OutgoingStore {
  let opened: Promise<IDBDatabase> | undefined;

  async function rows<T>(mode: IDBTransactionMode, ask: (rows: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    opened ??= open(indexedDb).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    const transaction = (await opened).transaction(table, mode);
    const answer = await answerOf(ask(transaction.objectStore(table)));
    if (mode === "readwrite") await committed(transaction);
    return answer;
  }

  return {
    async load() {
      const range = IDBKeyRange.bound([owner], [owner, []]);
      const kept: { outgoing: Outgoing }[] = await rows("readonly", (all) => all.getAll(range));
      return kept.map(({ outgoing }) => outgoing).sort((one, other) => one.createdAt.localeCompare(other.createdAt));
    },
    async has(opId) {
      return (await rows("readonly", (all) => all.count([owner, opId]))) > 0;
    },
    async put(outgoing) {
      await rows("readwrite", (all) => all.put({ owner, opId: outgoing.opId, outgoing }));
    },
    async remove(opId) {
      await rows("readwrite", (all) => all.delete([owner, opId]));
    },
  };
}

async function open(indexedDb: IDBFactory): Promise<IDBDatabase> {
  const request = indexedDb.open(database, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(table, { keyPath: ["owner", "opId"] });
  return answerOf(request);
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
