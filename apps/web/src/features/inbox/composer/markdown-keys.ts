/** A text field's text and what of it is picked out. */
export interface Selected {
  text: string;
  start: number;
  end: number;
}

interface KeyPress {
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

// By the key's place, so that they work on every layout; the same ones as in Telegram's own apps.
const marks: Record<string, string> = {
  KeyB: "**",
  KeyI: "__",
  "Shift+KeyX": "~~",
  "Shift+KeyM": "`",
  "Shift+KeyP": "||",
};

/** What a formatting shortcut makes of a text field; null for any other key. */
export function formattedByKey(press: KeyPress, selected: Selected): Selected | null {
  if (!(press.ctrlKey || press.metaKey) || press.altKey) return null;
  const key = press.shiftKey ? `Shift+${press.code}` : press.code;
  if (key === "KeyK") return linked(selected);
  const mark = marks[key];
  return mark === undefined ? null : marked(selected, mark);
}

/** The picked-out stretch between two marks, or, where it stands between them already, without them. */
function marked({ text, start, end }: Selected, mark: string): Selected {
  const before = text.slice(0, start);
  const inner = text.slice(start, end);
  const after = text.slice(end);
  const { length } = mark;
  if (before.endsWith(mark) && after.startsWith(mark)) {
    return { text: before.slice(0, -length) + inner + after.slice(length), start: start - length, end: end - length };
  }
  return { text: before + mark + inner + mark + after, start: start + length, end: end + length };
}

/** The picked-out stretch as a link whose address is to be typed next; of an address, the words are. */
function linked({ text, start, end }: Selected): Selected {
  const inner = text.slice(start, end);
  const isAddress = /^https?:\/\/\S+$/i.test(inner);
  const [words, address] = isAddress ? ["", inner] : [inner, "https://"];
  const next = `${text.slice(0, start)}[${words}](${address})${text.slice(end)}`;
  if (words === "") return { text: next, start: start + 1, end: start + 1 };
  const at = start + words.length + 3;
  return { text: next, start: at, end: at + address.length };
}
