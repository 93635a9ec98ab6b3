/** The URL with the role among its start-up options: the last setting wins, whatever the URL brought. */
export function actingAs(url: string, role: string): string {
  const [address = url, query] = url.split("?", 2);
  const parameters = new URLSearchParams(query);
  parameters.set("options", `${parameters.get("options") ?? ""} -c role=${role}`.trim());
  return `${address}?${parameters}`;
}
