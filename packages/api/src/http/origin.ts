const loopbackNames = new Set(["localhost", "127.0.0.1", "[::1]"]);

interface Headers {
  host?: string | undefined;
  origin?: string | undefined;
}

/**
 * Whether a request was sent to an address of ours, and by a page of ours where a page sent it. Without BASE_URL only
 * loopback names are served, so that no foreign name can be pointed here (DNS rebinding).
 */
export function isOurs({ host, origin }: Headers, baseUrl: URL | null): boolean {
  const at = hostOf(host);
  if (!at) return false;
  const isLocal = loopbackNames.has(at.hostname);
  if (!isLocal && at.host !== baseUrl?.host) return false;
  if (origin === undefined) return true;
  return origin === (baseUrl?.origin ?? `http://${at.host}`) || (isLocal && origin === `http://${at.host}`);
}

// F1: hosts such as `[` or `a b` make the URL parser throw.
function hostOf(host: string | undefined): URL | null {
  if (!host || !/^[A-Za-z0-9.:[\]-]{1,255}$/.test(host)) return null;
  return URL.parse(`http://${host}`);
}
