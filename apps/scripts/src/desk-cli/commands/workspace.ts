import { withOpId } from "@frontdesk/client";
import { type Permission, type Preset, presets, tokenPermissions } from "@frontdesk/contract";
import type { Command } from "../command.ts";
import { Complaint } from "../complaint.ts";
import { connectAsNobody } from "../connection.ts";
import { table } from "../table.ts";

/** Who works here, what calls itself by a token, and which bots are connected. */
export const workspaceCommands: Command[] = [
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
      if (!isPreset(role)) throw new Complaint(`There is no role "${role}": choose ${presets.join(", ")}.`);
      const invited = await (await desk()).invitation.create.mutate(
        withOpId({ email: options.for ?? null, preset: role }),
      );
      const link = `${url}/join/${invited.secret}`;
      return {
        text: `${link}\nIt works once, until ${invited.invitation.expiresAt.slice(0, 10)}.`,
        value: { ...invited, link },
      };
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

function isPreset(text: string): text is Preset {
  return presets.some((preset) => preset === text);
}

function permissionsOf(text: string | undefined): Permission[] {
  if (text === undefined) return [...tokenPermissions];
  return text.split(",").map((word) => {
    const permission = tokenPermissions.find((one) => one === word.trim());
    if (!permission) throw new Complaint(`A token can't have "${word}": choose from ${tokenPermissions.join(", ")}.`);
    return permission;
  });
}
