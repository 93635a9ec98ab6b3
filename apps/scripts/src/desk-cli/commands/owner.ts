import { withOpId } from "@frontdesk/client";
import type { Command } from "../command.ts";
import { Complaint } from "../complaint.ts";
import { connectAsInstallation, connectAsNobody } from "../connection.ts";
import { installationSecret } from "../installation-secret.ts";

/** How somebody comes to own a workspace: at first run, and again after the last owner was lost. */
export const ownerCommands: Command[] = [
  {
    usage: "owner create <code>",
    says: "First run: makes the first workspace and its owner with the set-up code that the server prints",
    options: {
      "--email <address>": "of the owner (DESK_EMAIL)",
      "--password <password>": "better in DESK_PASSWORD, which no list of processes shows",
      "--name <name>": "of the owner",
      "--organisation <name>": "of the workspace",
      "--slug <slug>": "its short name in addresses (DESK_WORKSPACE, or desk)",
    },
    run: async ({ url, env, args: [code = ""], options }) => {
      const { name = "Owner", organisation = "My desk", slug = env.DESK_WORKSPACE ?? "desk" } = options;
      const email = options.email ?? env.DESK_EMAIL;
      const password = options.password ?? env.DESK_PASSWORD;
      if (!email || !password)
        throw new Complaint("Say who the owner is: DESK_EMAIL and DESK_PASSWORD (10 characters or more).");
      await using nobody = connectAsNobody(url);
      const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      const input = { code, workspaceName: organisation, slug, name, email, password, locale: "en" as const, timezone };
      const value = await nobody.client.identity.setUp.mutate(withOpId(input));
      return { text: `The workspace "${value.slug}" is ready at ${url}/w/${value.slug}.`, value };
    },
  },
  {
    usage: "owner recover <address>",
    says: "Prints a link by which a lost owner sets a new password and owns the workspace again",
    run: async ({ url, env, args: [email = ""], options }) => {
      const slug = options.workspace ?? env.DESK_WORKSPACE;
      if (!slug) throw new Complaint("Say which workspace: DESK_WORKSPACE, or --workspace.");
      const secret = installationSecret(env);
      if (!secret) throw new Complaint("This is for the machine of the server: set SECRET_KEY to the server's.");
      await using console = connectAsInstallation(url, secret);
      const made = await console.client.installation.recoverOwner.mutate(withOpId({ email, slug }));
      const link = `${url}/reset/${made.secret}`;
      const text = `${link}\nIt works once, within an hour. It also ends their sessions, authenticator and passkeys.`;
      return { text, value: { ...made, link } };
    },
  },
];
