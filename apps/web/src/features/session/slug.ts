import { identityLimits } from "@frontdesk/contract";

// Russian letters as passports spell them (ICAO 9303), so that names in either alphabet give an address.
const latin: Record<string, string> = Object.fromEntries(
  "а:a б:b в:v г:g д:d е:e ж:zh з:z и:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:iu я:ia"
    .split(" ")
    .map((pair) => pair.split(":") as [string, string]),
);

/** An address for a workspace made from its name; empty where the name holds nothing to make it from. */
export function slugFrom(name: string): string {
  // Without its marks й is и and ё is е, which are spelled alike.
  return [...name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()]
    .map((letter) => latin[letter] ?? letter)
    .join("")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, identityLimits.slugLength)
    .replace(/-+$/, "");
}
