import table from "./table.json" with { type: "json" };

/**
 * The names, types and requiredness of every Bot API method and of the objects that go into one, in `table.json`:
 * a line per method, `name!:types` per field, `!` for required, `s i f b` for String, Integer, Float and Boolean,
 * `[]` for arrays, and `= A B` for a type that is one of several.
 */
const methodNames = new Map(Object.keys(table.methods).map((name) => [name.toLowerCase(), name]));

interface Field {
  name: string;
  required: boolean;
  types: string[];
}

const methods = new Map(Object.entries(table.methods).map(([name, line]) => [name, fieldsOf(line)]));
const objects = new Map(Object.entries(table.types));
const objectFields = new Map<string, Map<string, Field>>();

function fieldsOf(line: string): Map<string, Field> {
  const fields = new Map<string, Field>();
  for (const part of line.split(" ").filter(Boolean)) {
    const [label = "", types = ""] = part.split(":");
    const name = label.replace("!", "");
    fields.set(name, { name, required: label.endsWith("!"), types: types.split("|") });
  }
  return fields;
}

function fieldsOfObject(type: string): Map<string, Field> {
  const known = objectFields.get(type);
  if (known) return known;
  const line = objects.get(type) ?? "";
  const fields = line.startsWith("= ")
    ? new Map(
        line
          .slice(2)
          .split(" ")
          .flatMap((member) => [...fieldsOfObject(member)]),
      )
    : fieldsOf(line);
  objectFields.set(type, fields);
  return fields;
}

/** What the table has to say about a call. The real server forgives all three, so they are noted, not refused. */
export interface CallReview {
  /** Fields the method or a nested object doesn't have, as paths: `reply_markup.inline_keyboard.0.0.colour`. */
  unknownFields: string[];
  /** Fields whose value can't be read as any of the types the table allows. */
  mistypedFields: string[];
  /** Required fields that are absent or empty. */
  missingFields: string[];
  /** The parameters with numbers, booleans and JSON read as what they are. */
  params: Record<string, unknown>;
}

/** The method's own spelling for a name in any case, or undefined when the Bot API has no such method. */
export function findMethodName(name: string): string | undefined {
  return methodNames.get(name.toLowerCase());
}

/** Compares the raw parameters of a call with the table. `files` are the names of multipart parts that are files. */
export function reviewCall(method: string, raw: ReadonlyMap<string, string>, files: ReadonlySet<string>): CallReview {
  const fields = methods.get(method) ?? new Map<string, Field>();
  const review: CallReview = { unknownFields: [], mistypedFields: [], missingFields: [], params: {} };
  for (const [name, text] of raw) {
    const field = fields.get(name);
    // Libraries that also answer webhooks send the method's name along, which the API allows.
    if (name === "method") continue;
    if (!field) {
      review.unknownFields.push(name);
      review.params[name] = text;
      continue;
    }
    const value = readAs(field.types, text);
    review.params[name] = value === undefined ? text : value;
    if (value === undefined) review.mistypedFields.push(name);
    else reviewValue(field.types, value, name, review);
  }
  for (const field of fields.values()) {
    if (field.required && !raw.get(field.name) && !files.has(field.name)) review.missingFields.push(field.name);
  }
  return review;
}

function readAs(types: readonly string[], text: string): unknown {
  for (const type of types) {
    if (type === "i" && /^-?\d{1,19}$/.test(text)) return Number(text);
    if (type === "f" && text.trim() !== "" && Number.isFinite(Number(text))) return Number(text);
    if (type === "b" && /^(true|false|yes|no|0|1)$/i.test(text)) return /^(true|yes|1)$/i.test(text);
    if (type === "s" || type === "InputFile") return text;
    if (objects.has(type) || type.endsWith("[]")) {
      const value = readJson(text);
      if (typeof value === "object" && value !== null) return value;
    }
  }
  return undefined;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reviewValue(types: readonly string[], value: unknown, path: string, review: CallReview): void {
  if (Array.isArray(value)) {
    const members = types.filter((type) => type.endsWith("[]")).map((type) => type.slice(0, -2));
    if (members.length > 0)
      for (const [at, member] of value.entries()) reviewValue(members, member, `${path}.${at}`, review);
    return;
  }
  const candidates = types.filter((type) => objects.has(type));
  if (candidates.length === 0 || typeof value !== "object" || value === null) return;
  const fields = new Map(candidates.flatMap((type) => [...fieldsOfObject(type)]));
  for (const [name, member] of Object.entries(value)) {
    const field = fields.get(name);
    if (field) reviewValue(field.types, member, `${path}.${name}`, review);
    else review.unknownFields.push(`${path}.${name}`);
  }
}
