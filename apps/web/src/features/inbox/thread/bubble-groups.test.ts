import type { Message } from "@frontdesk/contract";
import { expect, it } from "vitest";
import { groupBubbles } from "./bubble-groups.ts";

const anna: Message["author"] = { kind: "contact", id: "a", name: "Anna" };
const boris: Message["author"] = { kind: "member", id: "b", name: "Boris" };

let seq = 0;
function message(author: Message["author"], at: string): Message {
  seq += 1;
  return {
    id: `m${seq}`,
    conversationId: "c",
    seq,
    direction: author.kind === "contact" ? "in" : "out",
    author,
    text: "",
    entities: [],
    source: null,
    special: null,
    reply: null,
    forwardedFrom: null,
    reactions: [],
    buttons: [],
    afterPress: null,
    mentions: [],
    isUpdate: false,
    state: "received",
    failure: null,
    attachments: [],
    clientKey: null,
    editedAt: null,
    createdAt: at,
    version: 1,
  };
}

it("groups what one author wrote within one minute", () => {
  const groups = groupBubbles([
    message(anna, "2026-03-02T10:00:01"),
    message(anna, "2026-03-02T10:00:59"),
    message(anna, "2026-03-02T10:01:00"),
    message(boris, "2026-03-02T10:01:10"),
    message(anna, "2026-03-02T10:01:20"),
  ]);

  expect(groups.map((group) => [group.author.name, group.messages.length])).toEqual([
    ["Anna", 2],
    ["Anna", 1],
    ["Boris", 1],
    ["Anna", 1],
  ]);
});

it("marks the first group of each calendar day", () => {
  const groups = groupBubbles([
    message(anna, "2026-03-02T23:59:59"),
    message(anna, "2026-03-03T00:00:00"),
    message(anna, "2026-03-03T09:00:00"),
  ]);

  expect(groups.map((group) => group.startsDay)).toEqual([true, true, false]);
});

it("begins a group with the first message that is new to the reader", () => {
  const [seen, fresh] = [message(anna, "2026-03-02T10:00:01"), message(anna, "2026-03-02T10:00:02")];

  const groups = groupBubbles([seen, fresh], fresh.id);

  expect(groups.map(({ messages, startsNew }) => [messages[0]?.id, startsNew])).toEqual([
    [seen.id, false],
    [fresh.id, true],
  ]);
});

it("keeps a group's key when the server's copy of an optimistic message takes its place", () => {
  const optimistic = { ...message(boris, "2026-03-02T10:00:00"), clientKey: "k" };
  const kept = { ...optimistic, id: "server", state: "sent" as const };

  expect(groupBubbles([kept])[0]?.key).toBe(groupBubbles([optimistic])[0]?.key);
});
