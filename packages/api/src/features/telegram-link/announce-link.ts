import type { Desk } from "../../desk.ts";
import { type LinkRow, toLink } from "./telegram-link.queries.ts";

/** Tells a member, and nobody else, how their link stands now. */
export function announceLink(desk: Desk, link: LinkRow): void {
  desk.emit("telegram_link.changed", {
    subject: { type: "telegram_link", id: link.id },
    data: { link: toLink(link) },
    scopeKeys: [`member:${link.memberId}`],
  });
}
