/** The library that knows WebAuthn. Loaded when the first passkey is: it is large, and most trials have none. */
export function loadWebAuthn() {
  return import("@simplewebauthn/server");
}
