import { Command as Program } from "commander";
import type { Command, Said } from "./command.ts";
import { backupCommands } from "./commands/backup.ts";
import { conversationCommands } from "./commands/conversation.ts";
import { doctorCommands } from "./commands/doctor.ts";
import { exportCommands } from "./commands/export.ts";
import { ownerCommands } from "./commands/owner.ts";
import { reportCommands } from "./commands/report.ts";
import { seedCommands } from "./commands/seed.ts";
import { workspaceCommands } from "./commands/workspace.ts";
import { complaintOf } from "./complaint.ts";
import { type Connection, connect } from "./connection.ts";

/** Everything `npm run desk` can do, in the order in which it is listed. */
export const commands: readonly Command[] = [
  ...ownerCommands,
  ...workspaceCommands,
  ...conversationCommands,
  ...seedCommands,
  ...exportCommands,
  ...reportCommands,
  ...backupCommands,
  ...doctorCommands,
];

export interface Terminal {
  env: NodeJS.ProcessEnv;
  out(line: string): void;
  err(line: string): void;
}

/** Runs one command, or lists them all when none is named. Returns the exit code: 1 for a refusal or a finding. */
export async function deskCli(args: string[], terminal: Terminal): Promise<number> {
  let exitCode = 0;
  const program = new Program("npm run desk --")
    .description("Frontdesk from the terminal. DESK_URL, DESK_WORKSPACE and DESK_TOKEN say where and as whom.")
    .option("--url <address>", "of the desk (DESK_URL, or http://127.0.0.1:4000)")
    .option("--workspace <slug>", "which workspace (DESK_WORKSPACE)")
    .option("--token <token>", "an API token (DESK_TOKEN); for what tokens may not do, DESK_EMAIL and DESK_PASSWORD")
    .option("--json", "answer in JSON")
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
    })
    .exitOverride()
    .helpCommand(false)
    .action(() => terminal.out(listing()));

  const nouns = new Map<string, Program>();
  for (const command of commands) {
    const place = addPlace(program, nouns, command).description(command.says);
    for (const [flags, says] of Object.entries(command.options ?? {})) place.option(flags, says);
    place.action(async () => {
      exitCode = await perform(command, place, terminal);
    });
  }
  try {
    await program.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof Error && "exitCode" in error) return Number(error.exitCode);
    throw error;
  }
}

/** One line for each command. */
function listing(): string {
  const width = Math.max(...commands.map(({ usage }) => usage.length));
  return commands.map(({ usage, says }) => `${usage.padEnd(width)}  ${says}`).join("\n");
}

/** The commander command for `noun verb <argument>…`, within its noun. */
function addPlace(program: Program, nouns: Map<string, Program>, { usage }: Command): Program {
  const words = usage.split(" ").filter((word) => !word.startsWith("<"));
  const rest = usage.slice(words.join(" ").length).trim();
  const [noun = "", verb] = words;
  if (!verb) return program.command(`${noun} ${rest}`.trim());
  let group = nouns.get(noun);
  if (!group) {
    group = program.command(noun).description(`see npm run desk -- ${noun} --help`).helpCommand(false);
    nouns.set(noun, group);
  }
  return group.command(`${verb} ${rest}`.trim());
}

async function perform(command: Command, place: Program, terminal: Terminal): Promise<number> {
  const { env } = terminal;
  const given: Partial<Record<string, string>> = place.optsWithGlobals();
  const url = (given.url ?? env.DESK_URL ?? "http://127.0.0.1:4000").replace(/\/$/, "");
  const credentials = {
    url,
    workspace: given.workspace ?? env.DESK_WORKSPACE,
    token: given.token ?? env.DESK_TOKEN,
    email: env.DESK_EMAIL,
    password: env.DESK_PASSWORD,
    code: env.DESK_CODE,
  };
  await using stack = new AsyncDisposableStack();
  let connection: Promise<Connection> | null = null;
  const open = () => {
    connection ??= connect(credentials).then((opened) => stack.use(opened));
    return connection;
  };
  const desk = async () => (await open()).client;
  const read = async function* (path: string) {
    yield* (await open()).read(path);
  };
  try {
    const said = await command.run({ args: place.args, options: given, env, url, desk, read, print: terminal.out });
    tell(said, "json" in given, terminal);
    return said.exitCode ?? 0;
  } catch (error) {
    terminal.err(complaintOf(error, url));
    return 1;
  }
}

function tell({ text, value }: Said, asJson: boolean, { out }: Terminal): void {
  if (asJson && value !== undefined) out(JSON.stringify(value, null, 2));
  else if (!asJson && text) out(text);
}
