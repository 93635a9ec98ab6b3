/** Set-up, signing in, joining and forgotten passwords, in English. */
export const entryWords = {
  setUp: {
    title: "Set up Frontdesk",
    lead: "One page, and the desk is yours. You become its owner.",
    code: "One-time code",
    codeHint: "Printed on the console where Frontdesk was started.",
    workspace: "Workspace name",
    workspaceHint: "Your company or team, as colleagues know it.",
    slug: "Address",
    name: "Your name",
    nameHint: "Colleagues see it beside what you write.",
    email: "E-mail",
    submit: "Create the workspace",
  },

  signIn: {
    title: "Sign in",
    lead: "Good to see you.",
    submit: "Sign in",
    again: "Sign in to go on",
    againHint: "Your session is over. The page stays as it is: what you typed is kept, and you go on where you were.",
    signedOut: "You have been signed out. What you typed is kept.",
  },

  join: {
    title: "Join {{workspace}}",
    lead: "You are invited as {{role}}.",
    leadCustom: "You are invited to this workspace.",
    asYou: "You are signed in as {{name}} ({{email}}).",
    submit: "Join the workspace",
    create: "Create an account and join",
    haveAccount: "You have an account? Sign in first",
    needSignIn: "There is an account with this e-mail already. Sign in to join with it.",
    goneTitle: "This invitation does not work",
  },

  factorStep: {
    title: "One more step",
    hint: "Type the six digits that your authenticator app shows now, or one of your recovery codes.",
    code: "Code",
    back: "Start over",
  },

  passkeySignIn: "Sign in with a passkey",

  reset: {
    forgot: "Forgot the password?",
    title: "Forgot the password?",
    lead: "You get a link that sets a new one.",
    byOthers: "Ask an owner or admin of your workspace for a reset link: Members, then the menu beside your name.",
    byConsole: "If you are the last owner: run “npm run desk owner recover” where Frontdesk runs.",
    submit: "Send me a link",
    sent: "If an account has this address, a link is on its way. It works for {{minutes}} minutes.",
    back: "Back to the sign-in",
    newTitle: "Set a new password",
    newLead: "For {{name}} ({{email}}).",
    newOwner: "You will also be an owner of “{{workspace}}” again.",
    newSubmit: "Set the password",
    done: "The new password holds. Sign in with it.",
    goneTitle: "This link does not work",
  },
} as const;
