export interface Coordinates {
  latitude: number;
  longitude: number;
}

const pair = /^\s*([+-]?\d{1,3}(?:\.\d+)?)\s*[°]?\s*[,;\s]\s*([+-]?\d{1,3}(?:\.\d+)?)\s*[°]?\s*$/;

/** Reads "latitude, longitude" in degrees, as maps put it into the clipboard; null where it is no place on Earth. */
export function readCoordinates(text: string): Coordinates | null {
  const found = pair.exec(text);
  if (!found) return null;
  const [latitude, longitude] = [Number(found[1]), Number(found[2])];
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  return { latitude, longitude };
}
