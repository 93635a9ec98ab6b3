import { SimulatorProblem } from "../simulator-problem.ts";
import type { Person } from "../world/person.ts";
import { type NewPoll, pollOf } from "../world/poll.ts";
import type { Phone } from "./lookup.ts";
import { type Extras, type Written, writeLiteral } from "./write.ts";

/** A place on the map, in degrees; with a name it is a venue. */
export interface GivenLocation {
  latitude: number;
  longitude: number;
  venue?: { title: string; address: string };
}

/** Somebody's card. */
export interface GivenContact {
  phoneNumber: string;
  firstName: string;
  lastName?: string;
  userId?: number;
}

/** Sends a location or a venue. */
export function shareLocation(phone: Phone, { latitude, longitude, venue, ...extras }: GivenLocation & Extras) {
  const location = { latitude, longitude };
  return writeLiteral(phone, venue ? { location, venue: { location, ...venue } } : { location }, extras);
}

/** Sends a contact; the person's own, as a `request_contact` key does, when none is given. */
export function shareContact(phone: Phone, { contact, ...extras }: { contact?: GivenContact } & Extras): Written {
  const { phoneNumber, firstName, lastName, userId } = contact ?? ownContact(phone.person);
  const literal = {
    phone_number: phoneNumber,
    first_name: firstName,
    ...(lastName && { last_name: lastName }),
    ...(userId !== undefined && { user_id: userId }),
  };
  return writeLiteral(phone, { contact: literal }, extras);
}

/** Sends a poll. */
export function sharePoll(phone: Phone, { question, options, isAnonymous, ...extras }: NewPoll & Extras): Written {
  const asked = { question, options, ...(isAnonymous !== undefined && { isAnonymous }) };
  return writeLiteral(phone, { poll: pollOf(phone.world, asked) }, extras);
}

/** Throws a dice, with the value it shall show if given. @throws SimulatorProblem for a value no dice has */
export function throwDice(phone: Phone, given: { emoji?: string; value?: number } & Extras): Written {
  const { emoji = "🎲", value = phone.world.random.between(1, 6), ...extras } = given;
  if (!Number.isInteger(value) || value < 1 || value > 64) throw new SimulatorProblem("a dice shows 1 to 64");
  return writeLiteral(phone, { dice: { emoji, value } }, extras);
}

function ownContact({ id, firstName, lastName, phoneNumber }: Person): GivenContact {
  const number = phoneNumber ?? `1555${String(id % 10_000_000).padStart(7, "0")}`;
  return { phoneNumber: number, firstName, ...(lastName && { lastName }), userId: id };
}
