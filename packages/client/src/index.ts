export { guessAct, guessBulk } from "./acts/guess-act.ts";
export { guessUndo } from "./acts/undoables.ts";
export { createDesk, type Desk, type DeskOptions } from "./desk.ts";
export { deskErrorOf } from "./desk-error.ts";
export { type Following, followFeed } from "./feed/follow-feed.ts";
export type { LiveState } from "./feed/live-state.ts";
export { randomId, withOpId } from "./op-id.ts";
export { type Asked, applyBatch, applyEvent, followedPaths } from "./projections/apply.ts";
export type { Viewer } from "./projections/projection.ts";
