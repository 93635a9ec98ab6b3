/** A Content-Disposition header with any name in it (RFC 6266): plain for old readers, in UTF-8 for the others. */
export function dispositionOf(place: "inline" | "attachment", name: string): string {
  const wellFormed = name.toWellFormed();
  const plain = wellFormed.replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
  const exact = encodeURIComponent(wellFormed).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return plain === wellFormed
    ? `${place}; filename="${plain}"`
    : `${place}; filename="${plain}"; filename*=UTF-8''${exact}`;
}
