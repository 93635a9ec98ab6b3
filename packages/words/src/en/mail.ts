/** What the desk writes to people by e-mail, in English. */
export const mail = {
  reset: {
    subject: "Set a new password for Frontdesk",
    text: "Hello {{name}},\n\nsomebody, most likely you, asked to set a new password for your account at {{desk}}. Open this link within {{minutes}} minutes; it works once:\n\n{{link}}\n\nIf it was not you, ignore this letter: nothing has changed.\n",
  },
} as const;
