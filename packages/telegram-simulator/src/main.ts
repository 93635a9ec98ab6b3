import { startSimulator } from "./simulator.ts";
import { demoToken } from "./state/furnish.ts";

const { PORT = "4010", HOST = "127.0.0.1", SIMULATOR_STATE } = process.env;

const simulator = await startSimulator({
  port: Number(PORT),
  host: HOST,
  furnished: true,
  ...(SIMULATOR_STATE && { statePath: SIMULATOR_STATE }),
});
process.stdout.write(`Telegram simulator is ready at ${simulator.url} · demo bot token ${demoToken}\n`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    simulator.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`The state could not be written: ${String(error)}\n`);
        process.exit(1);
      },
    );
  });
}
