import type { MessageEntity } from "../bot-api/objects.ts";

/**
 * The entity a link makes: a mention for `tg://user?id=…`, a text link for what Telegram takes as an address
 * (http is added where no scheme is given), nothing for the rest.
 */
export function linkEntity(url: string, span: { offset: number; length: number }): MessageEntity[] {
  const mentioned = /^tg:(?:\/\/)?user\?id=(\d+)/i.exec(url)?.[1];
  if (mentioned) {
    return [{ type: "text_mention", ...span, user: { id: Number(mentioned), is_bot: false, first_name: "" } }];
  }
  const checked = checkedUrl(url);
  return checked ? [{ type: "text_link", ...span, url: checked }] : [];
}

/** The address in full, or undefined when Telegram would drop the link. */
export function checkedUrl(url: string): string | undefined {
  const trimmed = url.trim();
  if (/^(tg|ton|tonsite):/i.test(trimmed)) return trimmed;
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`;
  if (!/^https?:\/\//i.test(full) || !URL.canParse(full)) return undefined;
  const { href, hostname } = new URL(full);
  return hostname.includes(".") || hostname === "localhost" || hostname.startsWith("[") ? href : undefined;
}
