import { startSimulator } from "./simulator.ts";

const { PORT = "4010", HOST = "127.0.0.1", SIMULATOR_STATE } = process.env;

/** Ends the process with one sentence. */
function giveUp(what: string, error: unknown): never {
  process.stderr.write(`${what}: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

try {
  const simulator = await startSimulator({
    port: Number(PORT),
    host: HOST,
    furnished: true,
    ...(SIMULATOR_STATE && { statePath: SIMULATOR_STATE }),
  });
  // Bound to another interface, the control API is out of reach from here; the bots' tokens then stay untold.
  const [bot] = await simulator.control.bots().catch(() => []);
  const token = bot ? ` · demo bot token ${bot.token}` : "";
  process.stdout.write(`Telegram simulator is ready at ${simulator.url}${token}\n`);

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      simulator.close().then(
        () => process.exit(0),
        (error: unknown) => giveUp("The simulator's state could not be written", error),
      );
    });
  }
} catch (error) {
  giveUp("The simulator could not start", error);
}
