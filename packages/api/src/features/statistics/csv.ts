/**
 * What a spreadsheet would take for a formula (OWASP, CSV injection), at the start of a text and of what a spreadsheet
 * whose lists are parted by semicolons, as in Russian, would make a cell of its own.
 */
const formula = /(?<=^|[;\t\r\n]) *[=+\-@＝＋－＠]|^[\t\r\n]/g;
const special = /[",\r\n]/;

/** One line of a CSV file (RFC 4180). A text that a spreadsheet would run is shown as text. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cellOf).join(",")}\r\n`;
}

function cellOf(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return `${value}`;
  const text = value.replaceAll(formula, "'$&");
  return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
