const steps = ["byte", "kilobyte", "megabyte"] as const;

/** A size as people read it, such as `1.4 MB`; a kilobyte is 1024 bytes. */
export function sizeWords(bytes: number, locale: string): string {
  const step = bytes < 1024 ? 0 : bytes < 1024 ** 2 ? 1 : 2;
  const unit = steps[step] ?? "byte";
  const options = { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: step === 2 ? 1 : 0 } as const;
  return new Intl.NumberFormat(locale, options).format(bytes / 1024 ** step);
}

/** A length of sound or film, such as `1:05` or `1:00:05`; fractions of a second are dropped. */
export function playTime(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  const minutes = Math.floor(whole / 60);
  const last = String(whole % 60).padStart(2, "0");
  if (minutes < 60) return `${minutes}:${last}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:${last}`;
}

/** What a file's type is called on its sign, at most four letters: `PDF`, `XLSX`; empty where its name has no ending. */
export function typeSign(name: string | null): string {
  return /\.([a-z0-9]{1,4})$/i.exec(name ?? "")?.[1]?.toUpperCase() ?? "";
}
