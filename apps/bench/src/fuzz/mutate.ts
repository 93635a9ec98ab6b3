import type { Chance } from "./chance.ts";

const loneSurrogate = "\ud800";
const bent: ((chance: Chance) => unknown)[] = [
  () => null,
  () => "",
  () => "a\u0000b",
  () => `a${loneSurrogate}b`,
  () => "\u202e\u200d\ufeff",
  () => "' or 1=1; --",
  () => "#{7*7}{{7*7}}<script>",
  () => "../../../../etc/passwd",
  () => "=cmd|' /C calc'!A0",
  () => -1,
  () => 0.1,
  () => 2 ** 53,
  () => 1e308,
  () => "9007199254740993",
  () => true,
  () => [],
  () => ({}),
  () => [[[[[[]]]]]],
  () => JSON.parse('{"__proto__": {"isAdmin": true}, "constructor": {"prototype": {}}}'),
  () => "9999-12-31T23:59:59.999Z",
  () => "0000-00-00T00:00:00.000Z",
  () => "%00%ff",
  () => ({ source: "/etc/passwd" }),
  () => ({ url: "http://127.0.0.1:9/reached" }),
  (chance) => chance.uuid(),
  (chance) => "x".repeat(10 ** (1 + chance.below(5))),
  (chance) => "é".repeat(chance.below(5_000)),
  (chance) => nested(50 + chance.below(400)),
  (chance) => Array.from({ length: 10 ** (1 + chance.below(4)) }, () => chance.below(9)),
];

/** The value with some parts replaced, added, doubled or left out; sometimes as it was. */
export function mutate(value: unknown, chance: Chance): unknown {
  let mutated = structuredClone(value);
  for (let count = chance.pick([0, 1, 1, 1, 2, 3]); count > 0; count -= 1) mutated = bend(mutated, chance);
  return mutated;
}

function bend(value: unknown, chance: Chance): unknown {
  if (typeof value !== "object" || value === null || chance.one(0.05)) return chance.pick(bent)(chance);
  if (Array.isArray(value)) return bendList(value, chance);
  const object: Record<string, unknown> = { ...value };
  const names = Object.keys(object);
  const name = names.length > 0 ? chance.pick(names) : "extra";
  switch (chance.below(5)) {
    case 0:
      delete object[name];
      break;
    case 1:
      // By definition and not by assignment, which would set a prototype and be lost.
      Object.defineProperty(object, chance.pick(["extra", "__proto__", "toString", "", "workspaceId", "a.b"]), {
        ...{ value: chance.pick(bent)(chance), enumerable: true, configurable: true, writable: true },
      });
      break;
    case 2:
      object[name] = bend(object[name], chance);
      break;
    default:
      object[name] = chance.pick(bent)(chance);
  }
  return object;
}

function bendList(list: readonly unknown[], chance: Chance): unknown {
  if (list.length === 0) return [chance.pick(bent)(chance)];
  if (chance.one(0.3)) return Array.from({ length: 300 }, () => list[0]);
  const at = chance.below(list.length);
  return list.map((one, index) => (index === at ? bend(one, chance) : one));
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** The text of a body, spoiled as a text: cut, doubled, with bytes that are no UTF-8, or brackets without end. */
export function spoil(text: string, chance: Chance): string | Uint8Array<ArrayBuffer> {
  switch (chance.below(7)) {
    case 0:
      return text.slice(0, chance.below(text.length + 1));
    case 1:
      return text + text;
    case 2:
      return "[".repeat(1 + chance.below(100_000));
    case 3:
      return Uint8Array.from([...Buffer.from(text), 0xff, 0xfe, 0xc0, 0x80]);
    case 4:
      return text.replace("{", '{"__proto__":{"a":1},');
    case 5:
      return text.replaceAll('"', "'");
    default:
      return Uint8Array.from(chance.bytes(chance.below(2_000)));
  }
}
