import { deviceTables, openDevice } from "../device-database.ts";
import type { DraftStore, KeptDraft } from "./draft-keeper.ts";

const { draft: drafts } = deviceTables;

/** Keeps what somebody is writing in IndexedDB, apart for each owner: one member of one workspace. */
export function openDraftStore(owner: string, indexedDb?: IDBFactory): DraftStore {
  const rows = openDevice(indexedDb);
  return {
    async load() {
      const range = IDBKeyRange.bound([owner], [owner, []]);
      const kept: { draft: KeptDraft }[] = await rows(drafts, "readonly", (all) => all.getAll(range));
      return kept.map(({ draft }) => draft);
    },
    async put(draft) {
      const key = `${draft.conversationId} ${draft.kind}`;
      await rows(drafts, "readwrite", (all) => all.put({ owner, key, draft }));
    },
  };
}
