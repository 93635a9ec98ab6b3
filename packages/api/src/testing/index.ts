export type { Caller } from "./callers.ts";
export { refusal } from "./refusal.ts";
export { type TestDesk, testDesk } from "./test-desk.ts";
