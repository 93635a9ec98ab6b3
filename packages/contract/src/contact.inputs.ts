import { id, query } from "./fields.inputs.ts";

export const listNames = query({ contactId: id });
