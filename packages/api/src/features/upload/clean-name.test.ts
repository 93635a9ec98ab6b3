import { expect, test } from "vitest";
import { cleanName } from "./clean-name.ts";

test.each([
  ["plan.pdf", "plan.pdf"],
  ["Договор 👩‍👧.pdf", "Договор 👩‍👧.pdf"],
  ["../../etc/passwd", "passwd"],
  ["C:\\Users\\me\\plan.pdf", "plan.pdf"],
  ['a"; filename="b\r\nX: y.txt', "a'; filename='bX: y.txt"],
  ["invoice\u202efdp.exe", "invoicefdp.exe"],
  [".htaccess", "htaccess"],
  ["  ", "file"],
  ["///", "file"],
  [`${"я".repeat(300)}.pdf`, `${"я".repeat(251)}.pdf`],
])("%j is called %j", (given, name) => {
  expect(cleanName(given)).toBe(name);
});
