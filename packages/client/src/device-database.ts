/** What this device keeps, by table; all keys are led by their owner: one member of one workspace. */
export const deviceTables = {
  outgoing: { name: "outgoing", keyPath: ["owner", "opId"] },
  outgoingFile: { name: "outgoing-file", keyPath: ["owner", "uploadId"] },
  draft: { name: "draft", keyPath: ["owner", "key"] },
} as const;

type DeviceTable = (typeof deviceTables)[keyof typeof deviceTables];

/** Asks a table of IndexedDB something, in a transaction of its own that is over when this resolves. */
export type AskDevice = <T>(
  table: DeviceTable,
  mode: IDBTransactionMode,
  ask: (rows: IDBObjectStore) => IDBRequest<T>,
) => Promise<T>;

const database = "frontdesk";
const version = 3;

/**
 * Opens what this device keeps, when it is first asked, and again where that failed or the browser has closed it. Some
 * browsers keep nothing, and some throw at the mere mention: then nothing is answered and everything rejects.
 */
export function openDevice(given?: IDBFactory): AskDevice {
  let opened: Promise<IDBDatabase> | undefined;
  const forget = () => {
    opened = undefined;
  };
  return async (table, mode, ask) => {
    opened ??= open(given, forget).catch((error: unknown) => {
      forget();
      throw error;
    });
    const transaction = (await opened).transaction(table.name, mode);
    const answer = await answerOf(ask(transaction.objectStore(table.name)));
    if (mode === "readwrite") await committed(transaction);
    return answer;
  };
}

async function open(given: IDBFactory | undefined, onClosed: () => void): Promise<IDBDatabase> {
  const request = (given ?? indexedDB).open(database, version);
  request.onupgradeneeded = () => {
    const { result } = request;
    for (const { name, keyPath } of Object.values(deviceTables))
      if (!result.objectStoreNames.contains(name)) result.createObjectStore(name, { keyPath: [...keyPath] });
  };
  const opened = await answerOf(request);
  // A newer release in another tab needs the old one out of the way.
  opened.onversionchange = () => {
    opened.close();
    onClosed();
  };
  opened.onclose = onClosed;
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
