import { botStaff } from "./bot-staff.ts";

/** What the bot says to people in Telegram, in English. */
export const bot = {
  test: "This is a test message from Frontdesk. It arrived.",
  button: { expired: "This button is no longer valid." },
  help: "Write what you need: somebody reads it and answers here.\n/language — choose your language",
  language: {
    ask: "In which language shall I write to you?",
    chosen: "I will write to you in English.",
  },
  link: {
    ask: "Link this Telegram account to {{member}} @ {{workspace}}? Whoever uses it will then act as {{member}}.",
    yes: "Yes, link it",
    no: "No",
    linked: "Linked: here you are {{member}} @ {{workspace}}.\n/workspace — where you are linked\n/unlink — end it",
    declined: "Not linked.",
    wrong: "This code is not valid. Get a new one in Frontdesk: Settings → Security → Telegram.",
    used: "This code was used already. Get a new one in Frontdesk: Settings → Security → Telegram.",
    expired: "This code is older than ten minutes. Get a new one in Frontdesk: Settings → Security → Telegram.",
    taken: "This Telegram account is another member here already. /unlink that one first.",
    how: "To link this Telegram account, open Frontdesk → Settings → Security → Telegram, and follow the link there.",
    here: "Here you are {{member}} @ {{workspace}}. What you write to me reaches the desk like any customer's message.\n/workspace — where you are linked\n/unlink — end it",
    workplaces:
      "Here you are {{member}} @ {{workspace}}. Each workspace has a bot of its own; this is where else you are linked:",
    only: "Here you are {{member}} @ {{workspace}}, and linked nowhere else.",
    elsewhere: "You are not linked here. Each workspace has a bot of its own; this is where you are linked:",
    none: "This Telegram account is not linked.",
    which: "Which link shall end?",
    fromHere: "{{member}} @ {{workspace}}",
    askUnlink: "Unlink this Telegram account from {{member}} @ {{workspace}}?",
    yesUnlink: "Yes, unlink",
    unlinked: "No longer linked to {{member}} @ {{workspace}}.",
    kept: "Nothing changed: here you are {{member}} @ {{workspace}}.",
  },
  csat: {
    ask: "How did we help you?",
    thanks: "Thank you!",
    thanksAndAsk: "Thank you! If you like, write in a few words why, or press “Skip”.",
    skip: "Skip",
    noted: "Noted, thank you. If you need anything else, just write again.",
  },
  person: {
    erased: "Erased person",
    button: "Talk to a person",
    called: "I have called a colleague. They will answer you here.",
  },
  staff: botStaff,
};
