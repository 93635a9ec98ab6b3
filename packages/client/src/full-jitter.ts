/**
 * Milliseconds to wait before another try: anywhere from 0 to a bound that starts at `firstMs` and doubles with each
 * attempt (the first is 1), so that many clients never come back at once (R11).
 */
export function fullJitter(attempt: number, { firstMs = 500, mostMs = 30_000, random = Math.random } = {}): number {
  return Math.floor(random() * Math.min(mostMs, firstMs * 2 ** (attempt - 1)));
}
