import type { Report } from "@frontdesk/api";
import { installationKey } from "@frontdesk/contract/installation-key";
import type { Command } from "../command.ts";
import { Complaint } from "../complaint.ts";
import { examine, type Finding } from "../examine.ts";
import { installationSecret } from "../installation-secret.ts";

const marks = { fine: "✓", note: "·", wrong: "✗" } as const;

export const doctorCommands: Command[] = [
  {
    usage: "doctor",
    says: "Examines the installation and says what is wrong; ends with 1 when something is",
    run: async ({ url, env }) => {
      const findings = await findingsAt(url, env);
      const text = findings.map(({ level, says }) => `${marks[level]} ${says}`).join("\n");
      return { text, value: findings, exitCode: findings.some(({ level }) => level === "wrong") ? 1 : 0 };
    },
  },
];

async function findingsAt(url: string, env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const authorization = proofOf(env);
  const askedAt = Date.now();
  const response = await fetch(`${url}/report`, {
    headers: { authorization },
    signal: AbortSignal.timeout(20_000),
  }).catch((error: unknown) => error);
  if (!(response instanceof Response))
    return [wrong(`The server at ${url} does not answer. Start it, or name it in DESK_URL.`)];
  if (response.status === 401)
    return [wrong("The server refuses this key: METRICS_TOKEN or SECRET_KEY is another installation's.")];
  if (response.status === 403)
    return [
      wrong(`The server does not go by the name in ${url}: call it by BASE_URL, or list the name in INTERNAL_HOSTS.`),
    ];
  if (!response.ok) return [wrong(`The server at ${url} answers ${response.status} instead of its report.`)];
  const report = (await response.json()) as Report;
  // Halfway through the call is when the server looked at its clock, as near as we can tell.
  return examine(report, new Date((askedAt + Date.now()) / 2));
}

function wrong(says: string): Finding {
  return { level: "wrong", says };
}

/** @throws Complaint where nothing on this machine opens the report */
function proofOf(env: NodeJS.ProcessEnv): string {
  if (env.METRICS_TOKEN) return `Bearer ${env.METRICS_TOKEN}`;
  const secret = installationSecret(env);
  if (!secret) throw new Complaint("The report is guarded: set SECRET_KEY or METRICS_TOKEN to the server's.");
  return `Installation ${installationKey(secret)}`;
}
