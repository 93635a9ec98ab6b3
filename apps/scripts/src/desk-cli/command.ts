import type { Client } from "./connection.ts";

/** What a command has to say: for people, and with `--json` for programs. */
export interface Said {
  text: string;
  value: unknown;
  /** 0 unless told otherwise; 1 where something was found wrong. */
  exitCode?: number;
}

/** What a command works with. */
interface Work {
  args: string[];
  options: Partial<Record<string, string>>;
  env: NodeJS.ProcessEnv;
  /** Where the desk is. */
  url: string;
  /** Signs in when first asked. @throws Complaint where it does not know as whom */
  desk(): Promise<Client>;
  /** Reads a file of the workspace as it comes, likewise. */
  read(path: string): AsyncGenerator<string>;
  /** Prints a line at once, for what is long. */
  print(line: string): void;
}

/** One line of `npm run desk`. */
export interface Command {
  /** The noun, the verb and the arguments, such as `conversation send <conversation> <text>`. */
  usage: string;
  /** One line that says what it does. */
  says: string;
  options?: Record<`--${string}`, string>;
  run(work: Work): Promise<Said>;
}
