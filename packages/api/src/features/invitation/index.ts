export { withdrawInvitations } from "./withdraw-invitations.ts";
