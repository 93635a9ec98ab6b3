import { type Onlooker, presenceLimits } from "@frontdesk/contract";
import type { Sighting } from "./glimpses.ts";

interface Guest extends Onlooker {
  /** By this node's own clock, in milliseconds. */
  until: number;
  typesUntil: number;
}

interface Place {
  /** Who may know of it, as of this number of the log. */
  keys: readonly string[];
  asOf: number;
  /** By node and member. */
  guests: Map<string, Guest>;
}

/** Places remembered although nobody is there: what moved lately may just be shown by somebody who read it before. */
const emptyPlaces = 1_000;
/** P9: more than this nobody looks at; what comes beyond is not shown. */
const mostPlaces = 20_000;

/** Who is at which conversation of one workspace, on any node: the latest of each, for as long as it is renewed. */
export class Company {
  readonly #places = new Map<string, Place>();
  readonly #onChange: (conversationId: string) => void;

  constructor(onChange: (conversationId: string) => void) {
    this.#onChange = onChange;
  }

  /** Takes in what a node saw. */
  put({ conversationId, nodeId, memberId, seen }: Sighting, nowMs: number): void {
    const who = `${nodeId} ${memberId}`;
    if (!seen) {
      if (this.#places.get(conversationId)?.guests.delete(who)) this.#onChange(conversationId);
      return;
    }
    const { name, typesMs, keys, asOf } = seen;
    const place = this.#placeAt(conversationId, { keys, asOf });
    if (!place) return;
    const [until, typesUntil] = [nowMs + presenceLimits.expiryMs, nowMs + typesMs];
    place.guests.set(who, { memberId, name, isTyping: typesMs > 0, until, typesUntil });
    this.#onChange(conversationId);
  }

  /** Notes who may know of a conversation from an event of the log on. */
  move(conversationId: string, moved: { keys: readonly string[]; asOf: number }): void {
    const before = this.#places.get(conversationId)?.keys.join();
    const place = this.#placeAt(conversationId, moved);
    if (place?.guests.size && place.keys.join() !== before) this.#onChange(conversationId);
    this.#forgetEmpty();
  }

  /** Lets go of what was not renewed. */
  expire(nowMs: number): void {
    for (const [conversationId, { guests }] of this.#places) {
      let isChanged = false;
      for (const [who, guest] of guests) {
        if (guest.until <= nowMs) guests.delete(who);
        else if (guest.isTyping && guest.typesUntil <= nowMs) guest.isTyping = false;
        else continue;
        isChanged = true;
      }
      if (isChanged) this.#onChange(conversationId);
    }
  }

  /** The conversations that anybody is at. */
  *conversations(): Iterable<string> {
    for (const [conversationId, { guests }] of this.#places) if (guests.size > 0) yield conversationId;
  }

  /** Who may know of a conversation, as far as it is remembered, and who is there, each member once. */
  at(conversationId: string): { keys: readonly string[]; asOf: number; onlookers: Onlooker[] } {
    const place = this.#places.get(conversationId);
    const onlookers = new Map<string, Onlooker>();
    for (const { memberId, name, isTyping } of place?.guests.values() ?? [])
      onlookers.set(memberId, { memberId, name, isTyping: isTyping || Boolean(onlookers.get(memberId)?.isTyping) });
    return { keys: place?.keys ?? [], asOf: place?.asOf ?? 0, onlookers: [...onlookers.values()] };
  }

  #placeAt(conversationId: string, { keys, asOf }: { keys: readonly string[]; asOf: number }): Place | null {
    const known = this.#places.get(conversationId);
    if (!known && this.#places.size >= mostPlaces) return null;
    const place = known ?? { keys, asOf, guests: new Map() };
    // Two nodes read at different moments: the later one knows.
    if (asOf > place.asOf) Object.assign(place, { keys, asOf });
    // Put last, so that the first ones are those that nothing was heard of for longest.
    this.#places.delete(conversationId);
    this.#places.set(conversationId, place);
    return place;
  }

  #forgetEmpty(): void {
    let excess = this.#places.size - emptyPlaces;
    if (excess <= 0) return;
    for (const [conversationId, { guests }] of this.#places) {
      if (guests.size === 0) this.#places.delete(conversationId);
      excess -= 1;
      if (excess <= 0) return;
    }
  }
}
