import type { Person } from "../world/person.ts";
import { keepPhoto } from "../world/photo.ts";
import type { World } from "../world/world.ts";
import { allowed } from "./allowed.ts";
import { getPerson } from "./lookup.ts";

/** Gives a person's account a picture, or (null) takes it away. @throws SimulatorProblem for what is no image */
export function setFace(world: World, personId: number, bytes: Buffer | null): Person {
  const person = getPerson(world, personId);
  if (bytes) person.face = allowed(() => keepPhoto(world, bytes));
  else delete person.face;
  world.announce({ kind: "people" });
  return person;
}
