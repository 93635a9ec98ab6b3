import { withOpId } from "@frontdesk/client";
import { type Permission, type Role, tokenPermissions } from "@frontdesk/contract";
import type { Command } from "../command.ts";
import { Complaint } from "../complaint.ts";
import { table } from "../table.ts";

/** Who works here, what calls itself by a token, and which bots are connected. */
export const workspaceCommands: Command[] = [
  {
    usage: "member list",
    says: "Lists who works in the workspace, with their roles",
    run: async ({ desk }) => {
      const { data } = await (await desk()).member.list.query();
      return {
        text: table(
          ["name", "address", "role"],
          data.map(({ name, email, role }) => [name, email, role.name]),
        ),
        value: data,
      };
    },
  },
  {
    usage: "member invite <role>",
    says: "Makes a link by which somebody joins, shown this once",
    options: { "--for <address>": "the only address that may use it" },
    run: async ({ desk, url, args: [role = ""], options }) => {
      const client = await desk();
      const { data: roles } = await client.role.list.query();
      const named = roles.find(({ preset, name }) => preset === role || name === role);
      if (!named) throw new Complaint(`There is no role "${role}": choose ${roles.map(nameOf).join(", ")}.`);
      const invited = await client.invitation.create.mutate(withOpId({ email: options.for ?? null, roleId: named.id }));
      const link = `${url}/join/${invited.secret}`;
      return {
        text: `${link}\nIt works once, until ${invited.invitation.expiresAt.slice(0, 10)}.`,
        value: { ...invited, link },
      };
    },
  },
  {
    usage: "member reset <address>",
    says: "Makes a link by which a member sets a new password, shown this once",
    run: async ({ desk, url, args: [address = ""] }) => {
      const client = await desk();
      const { data: members } = await client.member.list.query();
      const member = members.find(({ email }) => email.toLowerCase() === address.toLowerCase());
      if (!member) throw new Complaint(`No member has the address "${address}". See: member list.`);
      const made = await client.member.createResetLink.mutate(withOpId({ memberId: member.id }));
      const link = `${url}/reset/${made.secret}`;
      return { text: `${link}\nIt works once, within an hour.`, value: { ...made, link } };
    },
  },
  {
    usage: "token list",
    says: "Lists API tokens by name and last four characters",
    run: async ({ desk }) => {
      const { data } = await (await desk()).token.list.query();
      const rows = data.map((row) => [
        row.id,
        row.name,
        `…${row.last4}`,
        row.permissions.join(" "),
        row.lastUsedAt ?? "never",
      ]);
      return { text: table(["id", "name", "token", "may", "last used"], rows), value: data };
    },
  },
  {
    usage: "token create <name>",
    says: "Makes an API token of this workspace, shown this once",
    options: {
      "--may <permissions>": `comma-separated, of ${tokenPermissions.join(", ")} (all)`,
      "--days <number>": "until it expires (never)",
    },
    run: async ({ desk, args: [name = ""], options }) => {
      const permissions = permissionsOf(options.may);
      const expiresInDays = options.days === undefined ? null : Number(options.days);
      const value = await (await desk()).token.create.mutate(withOpId({ name, permissions, expiresInDays }));
      return { text: value.secret, value };
    },
  },
  {
    usage: "token rename <id> <name>",
    says: "Calls an API token something else",
    run: async ({ desk, args: [tokenId = "", name = ""] }) => {
      const value = await (await desk()).token.rename.mutate(withOpId({ tokenId, name }));
      return { text: `It is called "${value.name}" now.`, value };
    },
  },
  {
    usage: "token revoke <id>",
    says: "Ends an API token at once, live connections included",
    run: async ({ desk, args: [tokenId = ""] }) => {
      const value = await (await desk()).token.revoke.mutate(withOpId({ tokenId }));
      return { text: "It is revoked.", value };
    },
  },
  {
    usage: "bot list",
    says: "Lists the bots of the workspace and how they fare",
    run: async ({ desk }) => {
      const { data } = await (await desk()).bot.list.query();
      const rows = data.map((bot) => [
        `@${bot.username}`,
        bot.state,
        bot.apiRoot,
        bot.lastUpdateAt ?? "never",
        bot.lastError ?? "",
      ]);
      return { text: table(["bot", "state", "Bot API", "last update", "last error"], rows), value: data };
    },
  },
  {
    usage: "bot add",
    says: "Connects the Telegram bot whose token is in BOT_TOKEN",
    options: { "--api <name>": "which Bot API address (telegram)" },
    run: async ({ desk, env, options: { api = "telegram" } }) => {
      const token = env.BOT_TOKEN;
      if (!token)
        throw new Complaint(
          "Put the bot's token from BotFather into BOT_TOKEN; arguments are shown to everybody on this machine.",
        );
      const bot = await (await desk()).bot.add.mutate(withOpId({ token, apiRoot: api }));
      return { text: `@${bot.username} is connected (${bot.state}).`, value: bot };
    },
  },
];

function nameOf({ preset, name }: Role): string {
  return preset ?? `"${name}"`;
}

function permissionsOf(text: string | undefined): Permission[] {
  if (text === undefined) return [...tokenPermissions];
  return text.split(",").map((word) => {
    const permission = tokenPermissions.find((one) => one === word.trim());
    if (!permission) throw new Complaint(`A token can't have "${word}": choose from ${tokenPermissions.join(", ")}.`);
    return permission;
  });
}
