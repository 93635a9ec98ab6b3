import { BlockList, isIPv6 } from "node:net";

// IANA's registries of special-purpose addresses: what is not a place on the public network.
const v4 = [
  ...(["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"] as const),
  ...(["192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15"] as const),
  ...(["198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"] as const),
];
// Among them all ways to write an IPv4 address as an IPv6 one that a gateway might translate.
const v6 = [
  ...(["::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16"] as const),
  ...(["3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"] as const),
];

const notPublic = new BlockList();
for (const [ranges, family] of [
  [v4, "ipv4"],
  [v6, "ipv6"],
] as const)
  for (const range of ranges) {
    const [base = "", prefix] = range.split("/");
    notPublic.addSubnet(base, Number(prefix), family);
  }

/** Whether an IP address is no place on the public network: private, loopback, link-local, reserved, or one of these mapped into IPv6. */
export function isPrivateAddress(address: string): boolean {
  return notPublic.check(address, isIPv6(address) ? "ipv6" : "ipv4");
}
