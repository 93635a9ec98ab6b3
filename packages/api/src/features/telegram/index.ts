export { receiveUpdates } from "./receive-updates.ts";
export { settleAbandoned } from "./settle-interrupted.ts";
