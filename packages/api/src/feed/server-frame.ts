const finalText = 0x81;

/** A text message as a server frames it for a WebSocket, ready to be written (RFC 6455 §5.2). */
export function serverFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const start = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafeSlow(start + length);
  frame.writeUInt8(finalText, 0);
  frame.writeUInt8(start === 2 ? length : start === 4 ? 126 : 127, 1);
  if (start === 4) frame.writeUInt16BE(length, 2);
  if (start === 10) frame.writeBigUInt64BE(BigInt(length), 2);
  frame.write(text, start);
  return frame;
}
