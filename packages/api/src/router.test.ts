import { permissions } from "@frontdesk/contract";
import { describe, expect, it } from "vitest";
import { type InputShape, walkRouter } from "./testing/procedures.ts";
import { rates } from "./throttle.ts";

const procedures = walkRouter();

/** Where what Telegram sends is kept as it came: bounded by the 1 MiB of a request. */
const foreignShapes = new Set([
  "telegram.receive.updates[].payload",
  "telegram.applyMessage.entities[]",
  "telegram.applyEdit.entities[]",
  "telegram.applyGroupMessage.entities[]",
  "telegram.applyGroupEdit.entities[]",
]);

describe.each(procedures)("[I20] $path", ({ path, type, declaration, input }) => {
  it("declares who may call it and what it costs", () => {
    expect(declaration).toBeDefined();
    const { word, permission, rate } = declaration ?? {};

    expect(Object.keys(rates)).toContain(rate);
    if (word === "open" || word === "serves") expect(permission).toBeNull();
    else expect(permissions).toContain(permission);
    expect(
      { reads: "query", writes: "mutation", follows: "subscription", open: type, serves: type }[word ?? "open"],
    ).toBe(type);
  });

  it("[D24] takes a strict input, bounded in every part", () => {
    if (input) expect(unboundedParts(input, path)).toEqual([]);
  });

  it("takes the operation's id where it changes something, and never a workspace's", () => {
    const names = input ? namesIn(input) : [];
    expect(names.filter((name) => /workspace_?(id|slug)?$/i.test(name))).toEqual([]);
    if (type === "mutation") expect(input?.required).toContain("opId");
    else expect(names).not.toContain("opId");
  });
});

/** The places in an input whose size nothing limits, or where unknown fields would be let through. */
function unboundedParts(shape: InputShape, at: string): string[] {
  if (foreignShapes.has(at)) return [];
  const parts = (shape.anyOf ?? shape.oneOf ?? []).flatMap((part) => unboundedParts(part, at));
  if (shape.enum || shape.const !== undefined || shape.anyOf || shape.oneOf) return parts;
  switch (shape.type) {
    case "string":
      return shape.maxLength !== undefined || shape.format === "uuid" || isBoundedPattern(shape.pattern) ? [] : [at];
    case "integer":
    case "number":
      return shape.minimum !== undefined && shape.maximum !== undefined ? [] : [at];
    case "array":
      return [...(shape.maxItems === undefined ? [at] : []), ...unboundedParts(shape.items ?? {}, `${at}[]`)];
    case "object":
      return [
        ...(shape.additionalProperties === false ? [] : [`${at} lets unknown fields through`]),
        ...Object.entries(shape.properties ?? {}).flatMap(([name, part]) => unboundedParts(part, `${at}.${name}`)),
      ];
    case "boolean":
    case "null":
      return [];
    default:
      return [`${at}: ${JSON.stringify(shape)}`];
  }
}

function isBoundedPattern(pattern: string | undefined): boolean {
  if (!pattern?.startsWith("^") || !pattern.endsWith("$")) return false;
  return !/(?<!\\)[*+]|\{\d+,\}/.test(pattern.replaceAll(/\[[^\]]*\]/g, "x"));
}

function namesIn(shape: InputShape): string[] {
  const inner = [
    ...Object.values(shape.properties ?? {}),
    ...(shape.anyOf ?? []),
    ...(shape.oneOf ?? []),
    ...(shape.items ? [shape.items] : []),
  ];
  return [...Object.keys(shape.properties ?? {}), ...inner.flatMap(namesIn)];
}
