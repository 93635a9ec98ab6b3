/** The parts of a WebSocket frame (RFC 6455 §5.2), each of which may be wrong. */
export interface Frame {
  opcode: number;
  payload: Buffer;
  isFinal?: boolean;
  isMasked?: boolean;
  /** The three reserved bits. */
  reserved?: number;
  /** Instead of the payload's own length. */
  claimed?: number;
}

export const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

const mask = Buffer.from([0x12, 0x34, 0x56, 0x78]);

/** The bytes of a frame as a client sends it. */
export function encode({ opcode, payload, isFinal = true, isMasked = true, reserved = 0, claimed }: Frame): Buffer {
  const first = (isFinal ? 0x80 : 0) | (reserved << 4) | opcode;
  const length = lengthOf(claimed ?? payload.length, isMasked ? 0x80 : 0);
  if (!isMasked) return Buffer.concat([Buffer.from([first]), length, payload]);
  const hidden = Buffer.from(payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0)));
  return Buffer.concat([Buffer.from([first]), length, mask, hidden]);
}

export function textFrame(value: unknown): Buffer {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return encode({ opcode: opcodes.text, payload: Buffer.from(text) });
}

function lengthOf(length: number, maskBit: number): Buffer {
  if (length < 126) return Buffer.from([maskBit | length]);
  if (length < 65_536) return Buffer.from([maskBit | 126, length >> 8, length & 0xff]);
  const long = Buffer.alloc(9);
  long[0] = maskBit | 127;
  long.writeBigUInt64BE(BigInt(length), 1);
  return long;
}

/** The code of the close frame that ends what a server said, as latin1; null where something else ends it. */
export function closeCodeIn(heard: string): number | null {
  for (let length = 0; length <= 125 && length + 2 <= heard.length; length += 1) {
    const frame = Buffer.from(heard.slice(heard.length - length - 2), "latin1");
    if (frame[0] !== (0x80 | opcodes.close) || frame[1] !== length) continue;
    // RFC 6455 §7.1.5: what stands for a close without a code.
    return length < 2 ? 1005 : frame.readUInt16BE(2);
  }
  return null;
}
