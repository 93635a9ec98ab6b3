export { cookieOf, endSessions, openSession, renewSession } from "./open-session.ts";
