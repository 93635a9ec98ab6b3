export { announceGroup } from "./announce-group.ts";
export { meetGroup, meetSender, nameGroups } from "./meet-group.ts";
export { findParticipation, isSpeakerBlocked, noteParticipant } from "./participant.queries.ts";
export { findGroupRule, type HeardRule, isHeard } from "./rule.queries.ts";
export { changeTopic, noteTopic } from "./topic.queries.ts";
