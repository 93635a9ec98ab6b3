import type { Command } from "../command.ts";
import { Complaint } from "../complaint.ts";

export const reportCommands: Command[] = [
  {
    usage: "report export",
    says: "Writes the conversations opened in a period as CSV, one row each; the token needs report:export",
    options: { "--from <date>": "the first day, such as 2030-01-01", "--to <date>": "the last day, included" },
    run: async ({ read, print, options: { from, to } }) => {
      if (!from || !to) throw new Complaint("Say of which days: --from 2030-01-01 --to 2030-01-31.");
      let rest = "";
      for await (const piece of read(`reports/conversations.csv?${new URLSearchParams({ from, to })}`)) {
        const lines = (rest + piece).split("\r\n");
        rest = lines.pop() ?? "";
        for (const line of lines) print(line);
      }
      return { text: rest, value: undefined };
    },
  },
];
