/** What of a key press decides whether it is a shortcut. */
export interface KeyPress {
  key: string;
  code: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

const byPlace: Record<string, string> = {
  KeyT: "t",
  KeyA: "a",
  KeyE: "e",
  KeyL: "l",
  KeyP: "p",
  KeyS: "s",
  KeyW: "w",
  KeyX: "x",
  KeyR: "r",
  KeyC: "c",
  KeyO: "o",
  KeyJ: "j",
  KeyK: "k",
  Slash: "/",
};

/**
 * The single-key shortcut a press stands for, or null; a capital letter is one with Shift. A keyboard without Latin letters is read by the key's place, so
 * that the same keys work while one types Russian.
 */
export function shortcutOf({ key, code, shiftKey, ctrlKey, metaKey, altKey }: KeyPress): string | null {
  if (ctrlKey || metaKey || altKey) return null;
  const cased = (letter: string) => (shiftKey ? letter.toUpperCase() : letter.toLowerCase());
  if (key === "?" || key === "/") return key;
  if (/^[a-z]$/i.test(key)) return cased(key);
  const place = byPlace[code];
  if (place === undefined || key.length !== 1) return null;
  if (place === "/") return shiftKey ? "?" : "/";
  return cased(place);
}
