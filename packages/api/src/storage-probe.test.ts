import { expect, it, vi } from "vitest";
import { StorageProbe } from "./storage-probe.ts";

it("looks once for all who ask in a while, and tells why nothing can be kept", async () => {
  const probe = vi.fn().mockResolvedValue(undefined);
  const storage = new StorageProbe({ probe });

  const answers = await Promise.all([storage.trouble({ withinMs: 60_000 }), storage.trouble({ withinMs: 60_000 })]);
  probe.mockRejectedValue(new Error("ENOSPC"));

  expect(answers).toEqual([null, null]);
  expect(await storage.trouble({ withinMs: 60_000 })).toBeNull();
  expect(probe).toHaveBeenCalledOnce();
  expect(await storage.trouble({ withinMs: -1 })).toBe("ENOSPC");
});
