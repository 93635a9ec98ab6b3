import type { Update } from "../bot-api/objects.ts";

/**
 * Which updates the real server delivers one after the other: messages of one chat, button presses of one person,
 * membership and reactions of one chat, each apart.
 */
export function laneOf({ update_id, ...update }: Update): string {
  const [[kind, payload] = ["", undefined]] = Object.entries(update);
  const lane = idIn(payload, "chat") ?? idIn(payload, "from") ?? update_id;
  return `${kind.replace(/^edited_/, "")}/${lane}`;
}

function idIn(payload: unknown, name: string): string | undefined {
  const part = fieldOf(payload, name);
  const id = fieldOf(part, "id");
  return typeof id === "number" || typeof id === "string" ? String(id) : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
