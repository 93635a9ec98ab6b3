import { resolve } from "node:path";
import { dataFolder } from "../../project.mjs";
import { backUp, restore } from "../backup.ts";
import type { Command } from "../command.ts";

export const backupCommands: Command[] = [
  {
    usage: "backup <folder>",
    says: "Copies database and files into a new folder; the embedded database has to be stopped for it",
    run: async ({ args: [name = ""], env }) => {
      const folder = resolve(name);
      const value = await backUp({ folder, data: dataFolder(env), env });
      const key =
        value.kind === "embedded"
          ? "The key is in it: whoever has the folder has everything."
          : "SECRET_KEY is not in it: keep it elsewhere, since the backup can't be used without.";
      return { text: `The backup is in ${folder}. ${key}`, value };
    },
  },
  {
    usage: "restore <folder>",
    says: "Puts a backup back, into an empty data folder or an empty DATABASE_URL",
    run: async ({ args: [name = ""], env }) => {
      const data = dataFolder(env);
      const value = await restore({ folder: resolve(name), data, env });
      return {
        text: `The backup of ${value.at} is in place. Everybody signs in anew; what was being sent then is marked unknown.`,
        value,
      };
    },
  },
];
