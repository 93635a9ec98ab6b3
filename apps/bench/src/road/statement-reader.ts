/** A statement as it went to PostgreSQL: simple (no values), or extended with its values. */
export interface Statement {
  text: string;
  /** Under which it is kept prepared; empty where it isn't. */
  name: string;
  values: (string | Buffer | null)[] | null;
}

/** Puts a client's bytes together to messages and tells of every statement in them (PostgreSQL docs, 54.7). */
export function createStatementReader(note: (statement: Statement) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let hasStarted = false;
  const prepared = new Map<string, string>();
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      // The first message has no type.
      const head = hasStarted ? 1 : 0;
      const end = rest.length < head + 4 ? Number.POSITIVE_INFINITY : head + rest.readInt32BE(head);
      if (rest.length < end) return;
      const type = hasStarted ? String.fromCharCode(rest[0] ?? 0) : "";
      const body = rest.subarray(head + 4, end);
      rest = rest.subarray(end);
      hasStarted = true;
      const first = textAt(body, 0);
      const second = () => textAt(body, Buffer.byteLength(first) + 1);
      if (type === "Q") note({ text: first, name: "", values: null });
      if (type === "P") prepared.set(first, second());
      if (type === "B") note({ text: prepared.get(second()) ?? "", name: second(), values: valuesOf(body) });
    }
  };
}

function textAt(body: Buffer, from: number): string {
  const end = body.indexOf(0, from);
  return end === -1 ? "" : body.toString("utf8", from, end);
}

/** The values of a Bind message: texts, and bytes where their format says so. */
function valuesOf(body: Buffer): (string | Buffer | null)[] {
  let at = body.indexOf(0, body.indexOf(0) + 1) + 1;
  const take = (bytes: number) => {
    at += bytes;
    return body.subarray(at - bytes, at);
  };
  const count = () => take(2).readInt16BE();
  const formats = Array.from({ length: count() }, count);
  return Array.from({ length: count() }, (_, index) => {
    const length = take(4).readInt32BE();
    if (length === -1) return null;
    const value = take(length);
    const isBytes = (formats.length === 1 ? formats[0] : formats[index]) === 1;
    return isBytes ? Buffer.from(value) : value.toString("utf8");
  });
}
