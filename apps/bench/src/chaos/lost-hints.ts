import type { Inbound } from "./proxy.ts";

/** NotificationResponse, https://www.postgresql.org/docs/current/protocol-message-formats.html */
const notification = 0x41;
/** A message's type, and four bytes of its length, which counts itself. */
const headBytes = 5;

/** Lets notifications get lost in what PostgreSQL says on one connection; everything else arrives, a whole message at once. */
export function loseNotifications(isLost: () => boolean): Inbound {
  let rest: Buffer = Buffer.alloc(0);
  return (piece) => {
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const passed: Buffer[] = [];
    while (rest.length >= headBytes) {
      const bytes = 1 + rest.readUInt32BE(1);
      if (rest.length < bytes) break;
      if (rest[0] !== notification || !isLost()) passed.push(rest.subarray(0, bytes));
      rest = rest.subarray(bytes);
    }
    return passed.length === 1 && passed[0] ? passed[0] : Buffer.concat(passed);
  };
}
