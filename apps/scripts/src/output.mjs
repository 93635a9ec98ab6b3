// A closed terminal or pipe must not keep us from stopping in order.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

const colours = { database: 34, server: 32, bot: 36, simulator: 35, web: 33 };
const width = Math.max(...Object.keys(colours).map((name) => name.length));

/**
 * Makes a printer that puts the name of a process before each of its lines. At a terminal it is coloured, and log lines
 * are put in words; in a file or a pipe they stay JSON for programs.
 * @param {string} name
 * @returns {(line: string) => void}
 */
export function prefixed(name) {
  const label = `${name.padEnd(width)} │`;
  if (!process.stdout.isTTY) return (line) => console.log(`${label} ${line}`);
  const colour = colours[/** @type {keyof typeof colours} */ (name)];
  const prefix = process.env.NO_COLOR ? label : `\u001b[${colour}m${label}\u001b[0m`;
  return (line) => console.log(`${prefix} ${inWords(line)}`);
}

const levels = new Map([
  [40, "warning: "],
  [50, "error: "],
  [60, "fatal: "],
]);

/**
 * A line of pino's as a person reads it; any other line as it is.
 * @param {string} line
 */
export function inWords(line) {
  if (!line.startsWith('{"level":')) return line;
  try {
    const { level, time: _, msg = "", err, ...details } = JSON.parse(line);
    const facts = Object.entries(details).map(([key, value]) => `${key} ${JSON.stringify(value)}`);
    const said = [msg, facts.length ? `(${facts.join(", ")})` : "", err?.stack ?? err?.message ?? ""];
    return `${levels.get(level) ?? ""}${said.filter(Boolean).join(" ")}`;
  } catch {
    return line;
  }
}
