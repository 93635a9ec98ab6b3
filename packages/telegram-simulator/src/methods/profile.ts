import { badRequest } from "../bot-api/error.ts";
import type { MethodCall } from "./method.ts";

type Part = "name" | "description" | "short_description";

/** Characters; https://core.telegram.org/bots/api#setmyname and its kin */
const limits: Record<Part, { longest: number; complaint: string }> = {
  name: { longest: 64, complaint: "BOT_TITLE_INVALID" },
  description: { longest: 512, complaint: "BOT_DESCRIPTION_TOO_LONG" },
  short_description: { longest: 120, complaint: "BOT_SHORT_DESCRIPTION_TOO_LONG" },
};

/** https://core.telegram.org/bots/api#setmyname; the default language's is what people see. */
export const setMyName = sets("name");
/** https://core.telegram.org/bots/api#setmydescription */
export const setMyDescription = sets("description");
/** https://core.telegram.org/bots/api#setmyshortdescription */
export const setMyShortDescription = sets("short_description");
/** https://core.telegram.org/bots/api#getmyname */
export const getMyName = gets("name");
/** https://core.telegram.org/bots/api#getmydescription */
export const getMyDescription = gets("description");
/** https://core.telegram.org/bots/api#getmyshortdescription */
export const getMyShortDescription = gets("short_description");

function sets(part: Part) {
  return ({ world, bot, fields }: MethodCall): true => {
    const text = fields.text(part).trim();
    const language = fields.text("language_code");
    const { longest, complaint } = limits[part];
    if ([...text].length > longest || (part === "name" && text === "" && language === "")) throw badRequest(complaint);
    bot.profile.set(`${part}/${language}`, text);
    if (part === "name" && language === "") bot.name = text;
    world.announce({ kind: "bots" });
    return true;
  };
}

function gets(part: Part) {
  return ({ bot, fields }: MethodCall): Record<string, string> => {
    const language = fields.text("language_code");
    const usual = part === "name" ? bot.name : (bot.profile.get(`${part}/`) ?? "");
    return { [part]: bot.profile.get(`${part}/${language}`) || usual };
  };
}
