import type { Chance } from "./chance.ts";
import type { Ids } from "./ids.ts";

/** A JSON Schema of an input, as far as values are made of one. */
export interface Shape {
  type?: string;
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  anyOf?: Shape[];
  oneOf?: Shape[];
}

/** A procedure as the router describes it. */
export interface Procedure {
  path: string;
  type: "query" | "mutation" | "subscription";
  declaration: { word: "open" | "reads" | "writes" | "follows" | "serves" };
  input: Shape | null;
}

/** Texts that patterns ask for: the first that fits is taken. */
const samples = [
  "alpha-1",
  "someone@example.org",
  "123456",
  "2026-01-01T00:00:00.000Z",
  "7000009:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  "ABCD-EFGH-JKLM",
  "a".repeat(43),
  "0123456789abcdef".repeat(4),
  "image/png",
  "https://example.org/",
  "aGVsbG8",
];

/** A value that the schema takes, as far as a schema tells: rules beyond it are the mutations' luck. */
export function fill(shape: Shape, { chance, ids, name }: { chance: Chance; ids: Ids; name: string }): unknown {
  const more = { chance, ids, name };
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return chance.pick(shape.enum);
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices) return fill(chance.pick(choices), more);
  switch (shape.type) {
    case "object":
      return objectOf(shape, more);
    case "array": {
      const length = Math.max(shape.minItems ?? 0, chance.below(Math.min(4, (shape.maxItems ?? 3) + 1)));
      return Array.from({ length }, () => fill(shape.items ?? {}, more));
    }
    case "string":
      return textOf(shape, more);
    case "integer":
    case "number": {
      const least = Math.max(shape.minimum ?? 0, -1e9);
      return chance.pick([least, least + 1, least + chance.below(1_000), Math.min(shape.maximum ?? 1e6, 1e12)]);
    }
    case "boolean":
      return chance.one(0.5);
    default:
      return null;
  }
}

function objectOf(shape: Shape, { chance, ids }: { chance: Chance; ids: Ids }): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(shape.properties ?? {})) {
    if (shape.required?.includes(name) || chance.one(0.5)) object[name] = fill(part, { chance, ids, name });
  }
  return object;
}

function textOf(shape: Shape, { chance, ids, name }: { chance: Chance; ids: Ids; name: string }): string {
  if (shape.format === "uuid") return name === "opId" || name === "clientKey" ? chance.uuid() : ids.pick(name, chance);
  const known = ids.texts(name);
  if (known.length > 0 && chance.one(0.7)) return chance.pick(known);
  if (shape.pattern) {
    const pattern = new RegExp(shape.pattern, "u");
    const fitting = samples.filter((sample) => pattern.test(sample));
    if (fitting.length > 0) return chance.pick(fitting);
  }
  const length = Math.max(shape.minLength ?? 1, Math.min(shape.maxLength ?? 20, 1 + chance.below(20)));
  return chance.token(length);
}
