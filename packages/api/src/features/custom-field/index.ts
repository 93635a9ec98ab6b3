export { listCustomFields } from "./custom-field.queries.ts";
