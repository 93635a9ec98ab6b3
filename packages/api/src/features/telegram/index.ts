export { receiveUpdates } from "./receive-updates.ts";
