import { withOpId } from "@frontdesk/client";
import { expect, it } from "vitest";
import { testDesk } from "../testing/index.ts";

it("signing out lets the browser forget the files it was shown, and not what waits there to be sent", async () => {
  await using desk = await testDesk();
  const operator = await desk.as("operator");
  const call = (path: string, init: RequestInit = {}) =>
    fetch(`${desk.url}/trpc/${path}`, {
      ...init,
      headers: {
        ...{ "content-type": "application/json", "x-frontdesk": "1", "x-workspace": "home" },
        cookie: `frontdesk=${operator.who?.sessionSecret}`,
      },
    });

  const before = await call("identity.me");
  const signedOut = await call("identity.signOut", { method: "POST", body: JSON.stringify(withOpId({})) });

  expect(before.headers.get("clear-site-data")).toBeNull();
  expect(signedOut.status).toBe(200);
  expect(signedOut.headers.get("clear-site-data")).toBe('"cache"');
});
