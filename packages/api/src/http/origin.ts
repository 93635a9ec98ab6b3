const loopbackNames = new Set(["localhost", "127.0.0.1", "[::1]"]);

interface Headers {
  host?: string | undefined;
  origin?: string | undefined;
}

interface Names {
  /** The address people use, or null where only loopback names are served. */
  baseUrl: URL | null;
  /** Names without a port by which machines of ours call, such as the bot's; no page has them as its origin. */
  internalHosts: ReadonlySet<string>;
}

/**
 * Whether a request was sent to an address of ours, and by a page of ours where a page sent it. Names that nobody
 * configured are refused, so that no foreign one can be pointed here (DNS rebinding).
 */
export function isOurs({ host, origin }: Headers, { baseUrl, internalHosts }: Names): boolean {
  const at = hostOf(host);
  if (!at) return false;
  const isLocal = loopbackNames.has(at.hostname);
  if (!isLocal && at.host !== baseUrl?.host && !internalHosts.has(at.hostname)) return false;
  if (origin === undefined) return true;
  return origin === baseUrl?.origin || (isLocal && origin === `http://${at.host}`);
}

// F1: hosts such as `[` or `a b` make the URL parser throw.
function hostOf(host: string | undefined): URL | null {
  if (!host || !/^[A-Za-z0-9.:[\]-]{1,255}$/.test(host)) return null;
  return URL.parse(`http://${host}`);
}
