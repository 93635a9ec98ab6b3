import type { RegisterPasskey, UsePasskey } from "@frontdesk/contract/inputs";
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import { useState } from "react";
import { fetchScript } from "./fetch-script.ts";

/** WebAuthn's options as JSON, as the desk made them. */
interface Options {
  challenge: string;
}

/** What a person does with their passkeys: shows one, or makes one. */
interface PasskeyCeremony {
  /** @throws where the person, or the browser, would not */
  show(options: Options): Promise<UsePasskey["credential"]>;
  /** @throws where the person, or the browser, would not */
  make(options: Options): Promise<RegisterPasskey["credential"]>;
}

const fetchLibrary = () => fetchScript(() => import("@simplewebauthn/browser"));

const transports = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"] as const;

const ceremony: PasskeyCeremony = {
  show: async (options) => {
    const { startAuthentication } = await fetchLibrary();
    const optionsJSON = options as PublicKeyCredentialRequestOptionsJSON;
    const { id, response } = await startAuthentication({ optionsJSON });
    const { clientDataJSON, authenticatorData, signature, userHandle } = response;
    return { id, clientDataJSON, authenticatorData, signature, userHandle: userHandle ?? null };
  },
  make: async (options) => {
    const { startRegistration } = await fetchLibrary();
    const optionsJSON = options as PublicKeyCredentialCreationOptionsJSON;
    const { id, response } = await startRegistration({ optionsJSON });
    const { clientDataJSON, attestationObject } = response;
    const told = response.transports ?? [];
    return { id, clientDataJSON, attestationObject, transports: transports.filter((each) => told.includes(each)) };
  },
};

/** Whether a passkey can be used here: the browser can, and the page stands under the `host` that passkeys are made for. */
export function takesPasskeys(host: string | null): boolean {
  if (host === null || typeof PublicKeyCredential === "undefined") return false;
  return location.hostname === host || location.hostname.endsWith(`.${host}`);
}

/** Runs what a passkey is for, and says whether it is under way. A person who changes their mind is no failure. */
export function usePasskeyCeremony(onError: (error: unknown) => void) {
  const [isUnderWay, setUnderWay] = useState(false);
  const run = async (work: (ceremony: PasskeyCeremony) => Promise<void>) => {
    setUnderWay(true);
    try {
      await work(ceremony);
    } catch (error) {
      if (!isChangeOfMind(error)) onError(error);
    } finally {
      setUnderWay(false);
    }
  };
  return { isUnderWay, run };
}

// WebAuthn says no more of a refusal than that it was one; the library wraps some in errors of its own.
function isChangeOfMind(error: unknown): boolean {
  return error instanceof Error && (error.name === "NotAllowedError" || error.name === "AbortError");
}
