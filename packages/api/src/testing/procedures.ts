import { z } from "zod";
import { appRouter } from "../router.ts";
import type { Declaration } from "../trpc.ts";

/** A JSON Schema of an input, as far as the tests look at one. */
export interface InputShape {
  type?: string;
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  maxLength?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  additionalProperties?: boolean | InputShape;
  properties?: Record<string, InputShape>;
  required?: string[];
  items?: InputShape;
  anyOf?: InputShape[];
  oneOf?: InputShape[];
  $ref?: string;
}

/** A procedure as the router holds it. */
export interface Walked {
  path: string;
  type: "query" | "mutation" | "subscription";
  declaration: Declaration | undefined;
  /** What it takes; null where it takes nothing. */
  input: InputShape | null;
}

/** Every procedure of the router, so that a test fails for one that it does not know. */
export function walkRouter(): Walked[] {
  // The router's type has the procedures nested by noun; the object has them flat, by path.
  const procedures: object = appRouter._def.procedures;
  return Object.entries(procedures).map(([path, procedure]) => {
    const { type, meta, inputs } = procedure._def as { type: Walked["type"]; meta?: Declaration; inputs?: z.ZodType[] };
    const schema = inputs?.[0];
    const input = schema ? (z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as InputShape) : null;
    return { path, type, declaration: meta, input };
  });
}
