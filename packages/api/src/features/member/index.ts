export { admitMember } from "./admit-member.ts";
export { announceName } from "./announce-name.ts";
export { makeOwner } from "./make-owner.ts";
export { findStandingOf, getStanding, insertMember, type Standing } from "./member.queries.ts";
