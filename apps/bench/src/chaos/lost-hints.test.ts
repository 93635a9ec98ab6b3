import { expect, test } from "vitest";
import { loseNotifications } from "./lost-hints.ts";

function message(type: string, text: string): Buffer {
  const head = Buffer.from(`${type}....`);
  head.writeUInt32BE(4 + text.length, 1);
  return Buffer.concat([head, Buffer.from(text)]);
}

test("loses notifications and nothing else, wherever the bytes are cut", () => {
  const said = [message("T", "a row"), message("A", "a hint"), message("D", "AAAA"), message("A", "another")];
  const bytes = Buffer.concat(said);

  for (let cut = 0; cut <= bytes.length; cut += 1) {
    const inbound = loseNotifications(() => true);
    const passed = Buffer.concat([inbound(bytes.subarray(0, cut)), inbound(bytes.subarray(cut))]);

    expect(passed).toEqual(Buffer.concat([message("T", "a row"), message("D", "AAAA")]));
  }
});
