import { withOpId } from "@frontdesk/client";
import type { Office } from "../office.ts";
import { enter, type Person, password } from "../people.ts";
import type { Chance } from "./chance.ts";

/** Who calls: what a request of theirs carries. */
export interface Persona {
  name: string;
  headers: Record<string, string>;
}

/** Everybody who may come: members of two workspaces, scripts, nobody, and the bot's process. */
export interface Cast {
  owners: Persona[];
  operator: Persona;
  scripts: Persona[];
  stranger: Persona;
  nobody: Persona;
  installation: Persona;
  /** Owners whose sessions, rights and accounts may be lost: for what would end the others' standing. */
  spares: Persona[];
  /** Hires another spare owner in the place of one that is out; a few times in a run. */
  replace(spare: Persona): Promise<void>;
}

const mostSpares = 300;
const sparesAtOnce = 4;

/** Hires everybody by the procedures that people use. */
export async function hireCast(
  url: string,
  office: Office,
  { installationKey, scripts }: { installationKey: string; scripts: number },
): Promise<Cast> {
  const { owner, slug } = office;
  const signed = (name: string, { cookie }: Person, workspace = slug): Persona => ({
    name,
    headers: { cookie, "x-workspace": workspace },
  });
  let hired = 0;
  const hire = async (workspace: Office["owner"], preset: "owner" | "viewer") => {
    hired += 1;
    const { secret } = await workspace.desk.client.invitation.create.mutate(withOpId({ email: null, preset }));
    const account = { name: `Hand ${hired}`, email: `hand-${hired}@example.org`, password, locale: "en" as const };
    return enter(url, "invitation.accept", { secret, account });
  };

  const sessions = [owner];
  for (let count = 0; count < 5; count += 1)
    sessions.push(await enter(url, "identity.signIn", { email: "olga@example.org", password }));
  const foreign = { name: "Foreign", slug: "foreign", locale: "en" as const, timezone: "UTC" };
  // A session of its own, since who opens a workspace gets another secret.
  const founder = await enter(url, "identity.signIn", { email: "olga@example.org", password });
  await founder.desk.client.workspace.create.mutate(withOpId(foreign));
  const abroad = await enter(url, "identity.signIn", { email: "olga@example.org", password }, foreign.slug);
  const stranger = await hire(abroad, "owner");
  for (let count = 0; count < 2; count += 1) (await hire(owner, "viewer")).desk.close();
  const hireSpare = async () => {
    const person = await hire(owner, "owner");
    person.desk.close();
    return signed("spare owner", person);
  };
  const spares: Persona[] = [];
  for (let count = 0; count < sparesAtOnce; count += 1) spares.push(await hireSpare());
  for (const { desk } of [...sessions.slice(1), founder, abroad, stranger]) desk.close();

  return {
    owners: sessions.map((session, index) => signed(`owner ${index}`, session)),
    operator: signed("operator", office.operator),
    scripts: await Promise.all(Array.from({ length: scripts }, (_, index) => openScript(office, index))),
    stranger: signed("stranger", stranger, foreign.slug),
    nobody: { name: "nobody", headers: { "x-workspace": slug } },
    installation: { name: "installation", headers: { authorization: `Installation ${installationKey}` } },
    spares,
    replace: async (spare) => {
      const at = spares.indexOf(spare);
      if (at < 0 || hired >= mostSpares) return;
      const next = await hireSpare().catch(() => null);
      if (next) spares[at] = next;
    },
  };
}

async function openScript({ owner, slug }: Office, index: number): Promise<Persona> {
  const permissions = ["workspace:read" as const, "conversation:read" as const, "conversation:handle" as const];
  const input = withOpId({ name: `script ${index}`, permissions, expiresInDays: 1 });
  const { secret } = await owner.desk.client.token.create.mutate(input);
  return { name: `script ${index}`, headers: { authorization: `Bearer ${secret}`, "x-workspace": slug } };
}

/** Addresses that a proxy would tell: so many that no case waits for the flood guard of another. */
export function forwardedFrom(chance: Chance): string {
  return `10.${chance.below(256)}.${chance.below(256)}.${1 + chance.below(254)}`;
}
