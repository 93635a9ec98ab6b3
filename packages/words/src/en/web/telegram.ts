/** Who a member is at Telegram, in English. */
export const telegramWords = {
  telegram: {
    title: "Telegram",
    lead: "Let the bot of {{workspace}} know you: what you do in Telegram then counts as yours, and what is for you reaches you there.",
    link: "Link Telegram",
    linkedAs: "Linked as {{name}}",
    linkedHint: "The bot knows you now. End it here, or in Telegram by /unlink.",
    unreachable: "You have blocked the bot, so nothing reaches you there. Open it in Telegram and unblock it.",
    unlink: "Unlink",
    unlinkTitle: "Unlink {{name}}?",
    unlinkHint:
      "The bot no longer knows you, at once: nothing more reaches you there, and nothing done there counts as yours.",
    unlinked: "Telegram is unlinked.",
    how: "Open {{bot}} on the phone or computer where you use Telegram, press Start, and answer what it asks.",
    open: "Open {{bot}}",
    qr: "QR code that opens the bot in Telegram",
    code: "Or send it this",
    codeHint: "As a message to {{bot}}. Show it to nobody: whoever sends it first may be linked to you.",
    validFor: "Valid for {{time}}",
    opened: "{{name}} has opened the bot. Press “Yes, link it” there if that is you.",
    declined: "The bot was told “No”. If that was not you, somebody else saw the code.",
    over: "This code is over.",
    renew: "New code",
  },
} as const;
