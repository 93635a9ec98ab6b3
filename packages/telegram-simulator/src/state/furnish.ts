import { createBot, createPerson } from "../people/register.ts";
import type { World } from "../world/world.ts";

/** The token of the bot a fresh simulator comes with: known to all, worth nothing anywhere else. */
export const demoToken = "8000000001:AAFrontdeskSimulatorDemoBotToken000";

/** Gives a simulator without bots one bot and three people; one that has any is left as it is. */
export function furnish(world: World): void {
  if (world.bots.size > 0) return;
  createBot(world, { token: demoToken, username: "frontdesk_demo_bot", name: "Frontdesk Demo" });
  if (world.people.size > 0) return;
  createPerson(world, { firstName: "Anna", lastName: "Petrova", username: "anna_petrova", languageCode: "ru" });
  createPerson(world, { firstName: "Tom", lastName: "Becker", username: "tom_becker", languageCode: "en" });
  createPerson(world, { firstName: "Mei", languageCode: "en" });
}
