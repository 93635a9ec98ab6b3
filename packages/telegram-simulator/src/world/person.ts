import type { Chat, User } from "../bot-api/objects.ts";
import type { StoredPhoto } from "./photo.ts";

/** Someone with a phone. The id is also the id of their private chat with any bot. */
export interface Person {
  id: number;
  firstName: string;
  lastName?: string;
  username?: string;
  languageCode?: string;
  phoneNumber?: string;
  /** Whether forwards of their messages name them without a link to the account. */
  hidesForwards?: boolean;
  /** The picture of their account. */
  face?: StoredPhoto;
  /** A deleted account: nothing reaches it any more. */
  deactivated: boolean;
}

/** The person as bots see them. */
export function userOf(person: Person): User {
  return {
    id: person.id,
    is_bot: false,
    first_name: person.firstName,
    ...(person.lastName && { last_name: person.lastName }),
    ...(person.username && { username: person.username }),
    ...(person.languageCode && { language_code: person.languageCode }),
  };
}

/** The person's private chat as bots see it. */
export function chatOf(person: Person): Chat {
  return {
    id: person.id,
    type: "private",
    first_name: person.firstName,
    ...(person.lastName && { last_name: person.lastName }),
    ...(person.username && { username: person.username }),
  };
}
