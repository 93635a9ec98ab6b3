export { deletePasskeysOf } from "./passkey.queries.ts";
