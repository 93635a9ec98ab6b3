export { endDraft } from "./end-draft.ts";
