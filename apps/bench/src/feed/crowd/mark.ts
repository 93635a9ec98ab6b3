/** Events carry their number as `#` and eight digits, so that who receives them need not parse them. */
const digits = 8;
const sign = 0x23;
const zero = 0x30;

export function markOf(number: number): string {
  return `#${String(number).padStart(digits, "0")}`;
}

/** The numbers of the events in a frame, in their order. */
export function* marksIn(frame: Buffer): Generator<number> {
  for (let at = frame.indexOf(sign); at !== -1; at = frame.indexOf(sign, at + digits)) {
    let number = 0;
    for (let digit = 1; digit <= digits; digit += 1) number = number * 10 + ((frame[at + digit] ?? zero) - zero);
    yield number;
  }
}
