// A closed terminal or pipe must not keep us from stopping in order.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

const colours = { database: 34, server: 32, bot: 36, simulator: 35, web: 33 };
const width = Math.max(...Object.keys(colours).map((name) => name.length));

/**
 * Makes a printer that puts the name of a process before each of its lines.
 * @param {string} name
 * @returns {(line: string) => void}
 */
export function prefixed(name) {
  const label = `${name.padEnd(width)} │`;
  const colour = colours[/** @type {keyof typeof colours} */ (name)];
  const prefix = process.stdout.isTTY && !process.env.NO_COLOR ? `\u001b[${colour}m${label}\u001b[0m` : label;
  return (line) => console.log(`${prefix} ${line}`);
}
