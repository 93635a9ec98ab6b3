import { type Browser, chromium } from "playwright-core";

/** Chromium as the tests found it, with a microphone that hums; CHROMIUM_PATH is set by `npm test`. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    // As root there is no sandbox; the rest keeps Chromium from looking for hosts beyond this machine, and from
    // compiling well what a page of a walk runs a few times.
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--use-fake-device-for-media-stream",
      "--js-flags=--no-opt,--no-maglev",
    ],
  });
}
