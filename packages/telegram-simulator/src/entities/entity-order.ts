import type { MessageEntity } from "../bot-api/objects.ts";

const splittable = ["bold", "italic", "underline", "strikethrough", "spoiler"] as const;
type Splittable = (typeof splittable)[number];

const quotes = new Set(["blockquote", "expandable_blockquote"]);
const verbatim = new Set(["pre", "code", "date_time"]);

/** Outer types come first; the numbers are the client library's own priorities. */
const priority: Record<string, number> = {
  blockquote: 0,
  expandable_blockquote: 0,
  pre: 11,
  code: 20,
  text_link: 49,
  text_mention: 49,
  bold: 90,
  italic: 91,
  underline: 92,
  strikethrough: 93,
  spoiler: 94,
  custom_emoji: 99,
};

/** Where an entity ends, in UTF-16 code units. */
export function endOf(entity: MessageEntity): number {
  return entity.offset + entity.length;
}

function inOrder(entities: readonly MessageEntity[]): MessageEntity[] {
  const rank = (entity: MessageEntity) => priority[entity.type] ?? 50;
  return [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length || rank(a) - rank(b));
}

/**
 * Brings entities into the one shape Telegram keeps: sorted, links and code never overlapping, quotes not nested,
 * bold and its kin merged where they touch and cut where another entity begins or ends (as TDLib's fix_entities).
 */
export function tidyEntities(entities: readonly MessageEntity[]): MessageEntity[] {
  const solid = withoutOverlaps(entities.filter((entity) => !isSplittable(entity) && !quotes.has(entity.type)));
  const blocks = withoutOverlaps(entities.filter((entity) => quotes.has(entity.type)));
  const fixed = inOrder([...blocks, ...solid.filter((entity) => !blocks.some((block) => crosses(entity, block)))]);
  return inOrder([...fixed, ...splitStyles(inOrder(entities).filter(isSplittable), fixed)]);
}

/** Adds what was found in the text by itself (links, mentions) wherever the sender marked nothing solid. */
export function addFoundEntities(entities: readonly MessageEntity[], found: readonly MessageEntity[]): MessageEntity[] {
  const solid = entities.filter((entity) => !isSplittable(entity) && !quotes.has(entity.type));
  const free = found.filter((one) => solid.every((other) => endOf(other) <= one.offset || endOf(one) <= other.offset));
  return free.length === 0 ? [...entities] : tidyEntities([...entities, ...free]);
}

function isSplittable(entity: MessageEntity): entity is MessageEntity & { type: Splittable } {
  return splittable.some((type) => type === entity.type);
}

function withoutOverlaps(entities: readonly MessageEntity[]): MessageEntity[] {
  let lastEnd = 0;
  return inOrder(entities).filter((entity) => {
    if (entity.offset < lastEnd) return false;
    lastEnd = endOf(entity);
    return true;
  });
}

function crosses(entity: MessageEntity, block: MessageEntity): boolean {
  const apart = endOf(entity) <= block.offset || endOf(block) <= entity.offset;
  const within = entity.offset >= block.offset && endOf(entity) <= endOf(block);
  return !apart && !within;
}

interface Run {
  from: number;
  to: number;
}

function splitStyles(styles: readonly (MessageEntity & { type: Splittable })[], fixed: readonly MessageEntity[]) {
  const open = new Map<Splittable, Run>();
  const pieces: MessageEntity[] = [];
  let next = 0;

  function flush(until: number): void {
    for (const type of splittable) {
      const run = open.get(type);
      if (!run || run.from >= until) continue;
      pieces.push({ type, offset: run.from, length: Math.min(run.to, until) - run.from });
      if (run.to <= until) open.delete(type);
      else run.from = until;
    }
  }

  function takeUntil(end: number): void {
    for (let style = styles[next]; style && style.offset < end; style = styles[++next]) {
      const run = open.get(style.type);
      if (run && style.offset <= run.to) {
        run.to = Math.max(run.to, endOf(style));
      } else {
        flush(style.offset);
        open.set(style.type, { from: style.offset, to: endOf(style) });
      }
    }
    flush(end);
  }

  const around: MessageEntity[] = [];
  function reach(offset: number): void {
    for (let inner = around.at(-1); inner && offset >= endOf(inner); inner = around.at(-1)) {
      const before = pieces.length;
      takeUntil(endOf(inner));
      if (verbatim.has(inner.type)) pieces.length = before;
      around.pop();
    }
    takeUntil(offset);
  }

  for (const entity of fixed) {
    reach(entity.offset);
    around.push(entity);
  }
  reach(Number.MAX_SAFE_INTEGER);
  return pieces;
}
