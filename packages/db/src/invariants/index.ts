export { brokenInvariants } from "./broken-invariants.ts";
