/** Something the person at the terminal can mend. Its message is what they read: one sentence, no stack. */
export class Refusal extends Error {}

/**
 * Runs a command's body; a refusal is printed as it is and ends the process with 1.
 * @param {() => Promise<number | void>} body answers the exit code, 0 when it says nothing
 */
export async function run(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof Refusal) console.error(error.message);
    else console.error(error);
  }
}
