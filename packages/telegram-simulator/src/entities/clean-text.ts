import { badRequest } from "../bot-api/error.ts";
import type { MessageEntity } from "../bot-api/objects.ts";
import { endOf } from "./entity-order.ts";

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;

/** Removed by Telegram wherever they stand: \r, line and paragraph separators, direction overrides, vertical lines. */
const isDropped = (unit: number) =>
  unit === 0x0d || (unit >= 0x2028 && unit <= 0x202e) || unit === 0x333 || unit === 0x33f || unit === 0x30a;

/**
 * The text as Telegram stores it, before trimming: control characters become spaces, some characters vanish, and
 * the entities (sorted) move along. @throws Bad Request for an entity outside the text or inside a surrogate pair.
 */
export function cleanText(
  text: string,
  entities: readonly MessageEntity[],
): { text: string; entities: MessageEntity[] } {
  assertWithinSymbols(text, entities);

  let kept = "";
  const keptBefore = new Uint32Array(text.length + 1);
  for (let at = 0; at < text.length; at++) {
    keptBefore[at] = kept.length;
    const unit = text.charCodeAt(at);
    if (isDropped(unit)) continue;
    kept += unit < 0x20 && unit !== 0x0a ? " " : text[at];
  }
  keptBefore[text.length] = kept.length;

  const moved = entities.map((entity) => {
    const offset = keptBefore[entity.offset] ?? 0;
    return { ...entity, offset, length: (keptBefore[endOf(entity)] ?? 0) - offset };
  });
  return { text: kept, entities: moved.filter((entity) => entity.length > 0) };
}

function assertWithinSymbols(text: string, entities: readonly MessageEntity[]): void {
  const splitsSymbol = (at: number) => at > 0 && at < text.length && isHighSurrogate(text.charCodeAt(at - 1));
  const bytesBefore = (at: number) => Buffer.byteLength(text.slice(0, at + 1));
  for (const entity of entities) {
    const end = endOf(entity);
    if (entity.offset >= text.length) {
      throw badRequest(`Entity begins after the end of the text at UTF-16 offset ${entity.offset}`);
    }
    if (end > text.length) {
      throw badRequest(
        `Entity beginning at UTF-16 offset ${entity.offset} ends after the end of the text at UTF-16 offset ${end}`,
      );
    }
    if (splitsSymbol(entity.offset)) {
      throw badRequest(`Entity begins in a middle of a UTF-16 symbol at byte offset ${bytesBefore(entity.offset)}`);
    }
    if (splitsSymbol(end)) {
      throw badRequest(
        `Entity beginning at UTF-16 offset ${entity.offset} ends in a middle of a UTF-16 symbol at byte offset ${bytesBefore(end)}`,
      );
    }
  }
}

/**
 * Trims spaces and line breaks: all of them at the end, with the entities that reach there; at the front only up to
 * the first entity, as Telegram does.
 */
export function trimText(
  text: string,
  entities: readonly MessageEntity[],
): { text: string; entities: MessageEntity[] } {
  let end = text.length;
  while (end > 0 && isBlank(text, end - 1)) end--;
  const kept = entities
    .filter((entity) => entity.offset < end)
    .map((entity) => ({ ...entity, length: Math.min(endOf(entity), end) - entity.offset }));

  let start = 0;
  const firstEntity = kept[0]?.offset ?? end;
  while (start < firstEntity && isBlank(text, start)) start++;
  return {
    text: text.slice(start, end),
    entities: kept.map((entity) => ({ ...entity, offset: entity.offset - start })),
  };
}

function isBlank(text: string, at: number): boolean {
  return text[at] === " " || text[at] === "\n";
}
