/** Opcodes of RFC 6455 §5.2. */
export const opcodes = { text: 1, close: 8, ping: 9, pong: 10 } as const;

export interface Frame {
  opcode: number;
  payload: Buffer;
}

/** Cuts what a server sends into frames: its bytes come in any portions. Fragmented messages are none of our servers'. */
export function openFrameReader(onFrame: (frame: Frame) => void): (portion: Buffer) => void {
  let rest: Buffer | null = null;
  return (portion) => {
    const bytes = rest ? Buffer.concat([rest, portion]) : portion;
    let at = 0;
    for (;;) {
      const frame = frameAt(bytes, at);
      if (!frame) break;
      onFrame({ opcode: frame.opcode, payload: bytes.subarray(frame.start, frame.end) });
      at = frame.end;
    }
    // A copy, since a small rest would keep all of its portion alive.
    rest = at < bytes.length ? Buffer.from(bytes.subarray(at)) : null;
  };
}

function frameAt(bytes: Buffer, at: number): { opcode: number; start: number; end: number } | null {
  if (bytes.length < at + 2) return null;
  const opcode = bytes.readUInt8(at) & 0x0f;
  const length = bytes.readUInt8(at + 1) & 0x7f;
  const start = at + (length === 127 ? 10 : length === 126 ? 4 : 2);
  if (bytes.length < start) return null;
  const bytesLong = length === 127 ? bytes.readUIntBE(at + 4, 6) : length === 126 ? bytes.readUInt16BE(at + 2) : length;
  const end = start + bytesLong;
  return bytes.length < end ? null : { opcode, start, end };
}

/** A frame as a server sends it: unmasked, in one piece. */
export function serverFrame(payload: Buffer): Buffer {
  return Buffer.concat([header(opcodes.text, payload.length, 0), payload]);
}

/** A frame as a client sends it. Its mask is zero, which is one too, and leaves the payload as it is. */
export function clientFrame(payload: string | Buffer, opcode: number = opcodes.text): Buffer {
  const bytes = Buffer.from(payload);
  return Buffer.concat([header(opcode, bytes.length, 0x80), Buffer.alloc(4), bytes]);
}

function header(opcode: number, length: number, masked: 0 | 0x80): Buffer {
  if (length < 126) return Buffer.from([0x80 | opcode, masked | length]);
  if (length < 65_536) return Buffer.from([0x80 | opcode, masked | 126, length >> 8, length & 0xff]);
  const long = Buffer.alloc(10);
  long.writeUInt8(0x80 | opcode, 0);
  long.writeUInt8(masked | 127, 1);
  long.writeUIntBE(length, 4, 6);
  return long;
}
