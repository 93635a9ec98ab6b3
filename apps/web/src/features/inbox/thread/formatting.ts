import type { TextEntity } from "@frontdesk/contract";

/** How a stretch of text is shown. Only these marks exist: what Telegram may add later stays plain text. */
export type Mark =
  | { kind: "bold" | "italic" | "underline" | "strikethrough" | "spoiler" | "code" | "blockquote" | "folded_quote" }
  | { kind: "pre"; language: string | null }
  | { kind: "link"; href: string };

/** Formatted text: plain strings, and marked stretches, from an offset on, that hold more of both. */
export type Formatted = (string | { mark: Mark; start: number; children: Formatted })[];

const allowedSchemes = new Set(["http:", "https:", "tg:", "mailto:", "tel:"]);

const marks: Record<string, Mark> = {
  bold: { kind: "bold" },
  italic: { kind: "italic" },
  underline: { kind: "underline" },
  strikethrough: { kind: "strikethrough" },
  spoiler: { kind: "spoiler" },
  code: { kind: "code" },
  blockquote: { kind: "blockquote" },
  expandable_blockquote: { kind: "folded_quote" },
};

/**
 * Text and the stretches that format it as a tree that can be shown as it is. Offsets count UTF-16 units (Bot API,
 * MessageEntity). Links other than http, https, tg, mailto and tel, stretches outside the text and unknown kinds stay plain;
 * a stretch that leaves the one around it is cut there.
 */
export function formatted(text: string, entities: readonly TextEntity[]): Formatted {
  const known = entities.flatMap((entity) => {
    const mark = markOf(entity, text.slice(entity.offset, entity.offset + entity.length));
    const start = Math.max(entity.offset, 0);
    const end = Math.min(entity.offset + entity.length, text.length);
    return mark && start < end ? [{ mark, start, end }] : [];
  });
  known.sort((a, b) => a.start - b.start || b.end - a.end);
  return nest(text, known, 0, text.length);
}

interface Stretch {
  mark: Mark;
  start: number;
  end: number;
}

function nest(text: string, stretches: Stretch[], from: number, to: number): Formatted {
  const result: Formatted = [];
  let at = from;
  for (let index = 0; index < stretches.length; ) {
    const outer = stretches[index];
    if (!outer) break;
    const start = Math.max(outer.start, at);
    const end = Math.min(outer.end, to);
    index += 1;
    if (start >= end) continue;
    const inner: Stretch[] = [];
    for (let next = stretches[index]; next && next.start < end; next = stretches[index]) {
      inner.push(next);
      index += 1;
    }
    if (at < start) result.push(text.slice(at, start));
    result.push({ mark: outer.mark, start, children: nest(text, inner, start, end) });
    at = end;
  }
  if (at < to) result.push(text.slice(at, to));
  return result;
}

function markOf(entity: TextEntity, covered: string): Mark | null {
  switch (entity.type) {
    case "url":
      return linkTo(/^[a-z][a-z0-9+.-]*:/i.test(covered) ? covered : `https://${covered}`);
    case "text_link":
      return linkTo(entity.url ?? "");
    case "email":
      return linkTo(`mailto:${covered}`);
    case "phone_number":
      return linkTo(`tel:${covered.replaceAll(/[^+\d]/g, "")}`);
    case "pre":
      return { kind: "pre", language: entity.language || null };
    case "mention":
      return linkTo(`https://t.me/${covered.replace(/^@/, "")}`);
    default:
      return Object.hasOwn(marks, entity.type) ? (marks[entity.type] ?? null) : null;
  }
}

function linkTo(address: string): Mark | null {
  const url = URL.parse(address);
  return url && allowedSchemes.has(url.protocol) ? { kind: "link", href: url.href } : null;
}
