import { lazy, Suspense, useSyncExternalStore } from "react";
import { type ErrorWords, isAskedForProof, useErrorWords } from "./error-words.ts";
import { fetchScript } from "./fetch-script.ts";

// Most pages never say anything: what shows the notices is fetched with the first one.
const fetchStack = () => fetchScript(() => import("./toast-stack.tsx"));
// Nothing above it would catch an error: where it can't be had there are no notices, and the page goes on.
const fetched = () =>
  fetchStack().then(
    ({ ToastStack }) => ToastStack,
    () => () => null,
  );
const ToastStack = lazy(async () => ({ default: await fetched() }));

let isWanted = false;
const watchers = new Set<() => void>();

/** What a notice offers to do: the words on its button, and what the button does. */
export interface Offer {
  label: string;
  onAccept: () => void;
}

/** Where notices appear, once there is one. */
export function Toasts() {
  const isShown = useSyncExternalStore(watch, () => isWanted);
  return <Suspense>{isShown && <ToastStack />}</Suspense>;
}

/** Says for five seconds that something was done. */
export function toastDone(message: string) {
  void wantStack().then(({ showDone }) => showDone(message));
}

/** Says for ten seconds that something was done, and offers one thing to do about it. */
export function toastOffer(message: string, offer: Offer) {
  void wantStack().then(({ showOffer }) => showOffer(message, offer));
}

/** A function that says what failed, until the reader dismisses it. */
export function useToastError() {
  const words = useErrorWords();
  return (error: unknown) => {
    if (!isAskedForProof(error)) toastFailure(error, words(error));
  };
}

function toastFailure(error: unknown, words: ErrorWords) {
  void wantStack().then(({ showFailure }) => showFailure(error, words));
}

function wantStack() {
  isWanted = true;
  for (const watcher of watchers) watcher();
  return fetchStack();
}

function watch(watcher: () => void) {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
