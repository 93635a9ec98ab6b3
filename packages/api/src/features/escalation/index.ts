export { findSilence, findWord, getEscalationPolicy } from "./escalation.queries.ts";
