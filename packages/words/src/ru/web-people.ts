import { peopleWords } from "./web/people.ts";

/** What only people's cards and what is kept of people say, in Russian: fetched with the first of them. */
export const webPeople = { ...peopleWords } as const;
