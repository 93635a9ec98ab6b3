export { insertAccount } from "./identity.queries.ts";
export { cookieOf, openSession } from "./session.ts";
