import type { FeedBatch } from "@frontdesk/contract";

const merging = ["contact.merged", "contact.unmerged"];
/** After what a query about people is asked anew: whose things are now, who may be reached, what is still in reach. */
const refetchedAfter: Record<string, string[]> = {
  "contact.get": ["left", "contact.reachability", "conversation.created", ...merging],
  "contact.notes": ["left", ...merging],
  "contact.history": merging,
  "message.list": merging,
};

/**
 * Whether a client may ask anew for what an event can't say by itself, such as how a message read before, and what else
 * left with a conversation.
 */
export function mayRefetch(path: string, { events }: FeedBatch): boolean {
  const kinds = events.map((event) => ("kind" in event ? event.kind : "left"));
  // What an erased person said, the log says no more.
  if (kinds.includes("contact.erased")) return true;
  const refetched = refetchedAfter[path];
  if (refetched && kinds.some((kind) => refetched.includes(kind))) return true;
  if (path === "message.revisions") return events.some((event) => "kind" in event && event.kind === "message.edited");
  // How many stand in what is asked for now, and for how long they wait, only the desk can count.
  if (path === "savedView.list") return true;
  // Who speaks in a group for the first time, the desk tells.
  if (path === "group.about") return true;
  // What a message says that could not be sent, and a draft, no event tells.
  if (path === "message.stuck") return true;
  if (path === "draft.get" && events.some((event) => "kind" in event && event.kind === "draft.changed")) return true;
  const told = { "suggestion.get": "suggestion.changed", "suggestion.settings": "suggestion.configured" }[path];
  if (told && events.some((event) => "kind" in event && event.kind === told)) return true;
  return (
    [
      "suggestion.get",
      "conversation.counts",
      "conversation.get",
      "message.list",
      "draft.get",
      "guide.progress",
    ].includes(path) && events.some((event) => "left" in event)
  );
}
