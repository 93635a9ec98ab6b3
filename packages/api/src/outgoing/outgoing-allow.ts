import { BlockList, isIP } from "node:net";

/** Private places that the installer lets the desk call: OUTGOING_ALLOW. */
export interface OutgoingAllow {
  /** Names as they stand in addresses, in lower case. */
  names: ReadonlySet<string>;
  addresses: BlockList;
}

/** Nothing private may be called. */
export const allowNothing: OutgoingAllow = { names: new Set(), addresses: new BlockList() };

/**
 * What a list says, its entries separated by commas: names (`llm.internal`), addresses (`10.0.0.7`) and ranges
 * (`10.0.0.0/8`). @throws RangeError, with the entry, for what is none of these
 */
export function readOutgoingAllow(list: string): OutgoingAllow {
  const names = new Set<string>();
  const addresses = new BlockList();
  for (const entry of list
    .toLowerCase()
    .split(",")
    .map((part) => part.trim())) {
    const [, base = "", prefix] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(entry) ?? [];
    const version = isIP(base);
    if (version === 0 && prefix === undefined && /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(base)) names.add(base);
    else if (version === 0) throw new RangeError(entry);
    else {
      const [bits, family] = version === 4 ? ([32, "ipv4"] as const) : ([128, "ipv6"] as const);
      const length = prefix === undefined ? bits : Number(prefix);
      if (length > bits) throw new RangeError(entry);
      addresses.addSubnet(base, length, family);
    }
  }
  return { names, addresses };
}
