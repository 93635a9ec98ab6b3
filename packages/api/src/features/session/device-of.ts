import type { Device } from "@frontdesk/contract";

// The order matters: browsers name those that they descend from, and phones the system beneath theirs.
const browsers: [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, "Edge"],
  [/\b(OPR|Opera)\//, "Opera"],
  [/\bYaBrowser\//, "Yandex Browser"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(Chrome|CriOS|Chromium)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];
const systems: [RegExp, string][] = [
  [/\b(iPhone|iPod)\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "macOS"],
  [/\bLinux\b/, "Linux"],
];

/** A device in words, from what its browser says of itself; nulls for scripts and whatever else we don't know. */
export function deviceOf(agent: string | null): Device {
  const named = (names: [RegExp, string][]) =>
    names.find(([pattern]) => agent !== null && pattern.test(agent))?.[1] ?? null;
  return { browser: named(browsers), system: named(systems) };
}
