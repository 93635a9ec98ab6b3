import { messageLimits } from "@frontdesk/contract";

/** The stretch of a message's text that is picked out on the page; null where that is nothing, or more than the text. */
export function quoteIn(text: string, selection: Selection | null, element: Element | null): string | null {
  if (!element || !selection || selection.isCollapsed || !selection.containsNode(element, true)) return null;
  return quotable(text, selection.toString());
}

/** A selected stretch as Telegram takes it for a quote: words of the text, at most 1024 UTF-16 units, none in halves. */
export function quotable(text: string, selected: string): string | null {
  const quote = selected
    .trim()
    .slice(0, messageLimits.quoteLength)
    .replace(/[\uD800-\uDBFF]$/, "");
  return quote !== "" && quote !== text && text.includes(quote) ? quote : null;
}
