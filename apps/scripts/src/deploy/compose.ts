import { parse } from "yaml";

/** A service of docker-compose.yml, as far as the drill needs it. */
export interface Service {
  image?: string;
  build?: string;
  command?: string[];
  environment: Record<string, string>;
  healthcheck: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
  volumes?: string[];
  ports?: string[];
  read_only?: boolean;
  cap_drop?: string[];
}

/** docker-compose.yml with the values of a .env put in. @throws Error naming a variable that has to be set and is not */
export function readCompose(text: string, env: Record<string, string>): Record<string, Service> {
  // Compose reads the YAML first and puts values in afterwards: an empty one stays an empty string.
  const { services } = parse(text, (_key, value) => interpolated(value, env), { merge: true });
  return services;
}

/** `${NAME}`, `${NAME:-default}` and `${NAME:?complaint}` in a string, as Compose reads them. */
function interpolated(value: unknown, env: Record<string, string>): unknown {
  if (typeof value !== "string") return value;
  return value.replaceAll(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_whole, name: string, kind?: string, rest = "") => {
    const given = env[name];
    if (given) return given;
    if (kind === "?") throw new Error(`${name} ${rest}`);
    return rest;
  });
}
