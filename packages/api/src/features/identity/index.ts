export { insertAccount } from "./identity.queries.ts";
export { cookieOf, type FreshSession, openSession } from "./session.ts";
