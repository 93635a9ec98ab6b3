import type { Chance } from "../chance.ts";
import table from "./update-types.json" with { type: "json" };

/** What the Bot API's table says of a field: `name!:types`, `!` for required, `i s b f t` for plain types, `[]` for lists. */
interface Field {
  name: string;
  required: boolean;
  types: string[];
}

/** Who an update may be about, so that chats and people come again. */
export interface Around {
  chance: Chance;
  chatIds: readonly number[];
}

const types = new Map(Object.entries(table.types));
const deepest = 5;
const kinds = fieldsOf("Update").filter(({ name }) => name !== "update_id");

/** An update of the Bot API by its table: one of every kind that there is, messages more often. */
export function updateOf(updateId: number, around: Around): Record<string, unknown> {
  const { chance } = around;
  const kind = chance.one(0.5)
    ? kinds.find(({ name }) => name === chance.pick(["message", "message", "edited_message", "my_chat_member"]))
    : chance.pick(kinds);
  if (!kind) return { update_id: updateId };
  return { update_id: updateId, [kind.name]: valueOfType(chance.pick(kind.types), kind.name, { around, depth: 1 }) };
}

function valueOfType(type: string, name: string, at: { around: Around; depth: number }): unknown {
  const { around, depth } = at;
  if (type.endsWith("[]")) {
    const length = depth > deepest ? 0 : 1 + around.chance.below(2);
    return Array.from({ length }, () => valueOfType(type.slice(0, -2), name, { around, depth: depth + 1 }));
  }
  const line = types.get(type);
  if (line === undefined) return plainValue(type, name, around);
  if (line.startsWith("= ")) return valueOfType(around.chance.pick(line.slice(2).split(" ")), name, at);
  const object: Record<string, unknown> = {};
  for (const field of fieldsOf(type)) {
    const isWanted = field.required || (depth < deepest && around.chance.one(depth === 1 ? 0.12 : 0.25));
    if (isWanted && depth < 2 * deepest)
      object[field.name] = valueOfType(around.chance.pick(field.types), field.name, { around, depth: depth + 1 });
  }
  return object;
}

function plainValue(type: string, name: string, { chance, chatIds }: Around): unknown {
  if (type === "t") return true;
  if (type === "b") return chance.one(0.5);
  if (type === "f") return chance.next() * 90;
  if (type === "i") {
    if (name === "id") return chance.pick(chatIds);
    if (name.includes("date")) return 1_780_000_000 + chance.below(10_000);
    return chance.below(500);
  }
  if (name === "type") return chance.pick(["private", "private", "group", "supergroup", "channel", "bold", "url"]);
  if (name === "status") return chance.pick(["member", "kicked", "left", "administrator", "restricted"]);
  return chance.token(1 + chance.below(24));
}

function fieldsOf(type: string): Field[] {
  return (types.get(type) ?? "")
    .split(" ")
    .filter(Boolean)
    .map((part) => {
      const [label = "", names = "s"] = part.split(":");
      return { name: label.replace("!", ""), required: label.endsWith("!"), types: names.split("|") };
    });
}
