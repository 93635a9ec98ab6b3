/** An update as Telegram delivered it: kept whole, since features read it later from the desk's inbox. */
export interface RawUpdate {
  updateId: number;
  /** The field that holds its content, such as `message`; `unknown` where there is none. */
  kind: string;
  payload: JsonObject;
}

export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;
export type JsonObject = { [key: string]: JsonValue };

/** What getUpdates or a webhook delivered; null for one without an id, which could be neither stored nor confirmed. */
export function readUpdate(entry: unknown): RawUpdate | null {
  const payload = storable(entry);
  if (!isObject(payload)) return null;
  const updateId = payload.update_id;
  if (typeof updateId !== "number" || !Number.isSafeInteger(updateId) || updateId < 0) return null;
  const kind = Object.keys(payload).find((key) => key !== "update_id") ?? "unknown";
  return { updateId, kind: kind.slice(0, 60), payload };
}

/** The chat an update belongs to, so that its updates keep their order; null for one that belongs to none. */
export function chatIdOf(payload: unknown): number | null {
  if (!isObject(payload)) return null;
  for (const content of Object.values(payload)) {
    if (!isObject(content)) continue;
    const message = isObject(content.message) ? content.message : content;
    const chat = isObject(message.chat) ? message.chat : content.from;
    if (isObject(chat) && Number.isSafeInteger(chat.id)) return chat.id as number;
  }
  return null;
}

/** True for a JSON object, as opposed to a list or a plain value. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An update as it may be shown and logged: its fields, with every text replaced by its length and places left out. */
export function shapeOf(value: unknown, key = ""): JsonValue {
  if (typeof value === "string") return isVocabulary(key, value) ? value : `<${value.length} characters>`;
  if (Array.isArray(value)) return value.map((inner) => shapeOf(inner, key));
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shapeOf(inner, name)]));
  // What is not whole is a place on earth.
  if (typeof value === "number") return Number.isInteger(value) ? value : "<a number>";
  return typeof value === "boolean" ? value : null;
}

/** Fields whose texts are Telegram's own words, never a person's. */
const vocabulary = new Set(["type", "status", "mime_type", "language_code"]);

function isVocabulary(key: string, text: string): boolean {
  return vocabulary.has(key) && /^[a-z][a-z0-9_/.+-]{0,40}$/i.test(text);
}

/** What the desk can keep: PostgreSQL's jsonb takes neither NUL nor half a surrogate pair, and a stack has an end. */
function storable(value: unknown, depth = 0): JsonValue {
  if (depth > deepest) return null;
  if (typeof value === "string") return wellFormed(value);
  if (Array.isArray(value)) return value.map((inner) => storable(inner, depth + 1));
  if (isObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [wellFormed(key), storable(inner, depth + 1)]),
    );
  return typeof value === "number" || typeof value === "boolean" ? value : null;
}

const deepest = 40;

function wellFormed(text: string): string {
  return text.toWellFormed().replaceAll("\u0000", "\ufffd");
}
