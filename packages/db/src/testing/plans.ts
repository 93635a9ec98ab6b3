import { AsyncLocalStorage } from "node:async_hooks";
import { Client } from "pg";

/** A statement that a transaction sent, with its values. */
export interface SentStatement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The statements of query builders that `work` itself sends to any database; not what else this process sends meanwhile. */
export async function recordStatements(work: () => Promise<unknown>): Promise<SentStatement[]> {
  const ask = Client.prototype.query;
  const sent: SentStatement[] = [];
  const within = new AsyncLocalStorage<true>();
  Client.prototype.query = function recorded(this: Client, ...asked: Parameters<typeof ask>) {
    const [question]: unknown[] = asked;
    if (within.getStore() && isStatement(question)) sent.push(question);
    return Reflect.apply(ask, this, asked);
  } as typeof ask;
  try {
    await within.run(true, work);
    return sent;
  } finally {
    Client.prototype.query = ask;
  }
}

/** What begins and ends a transaction has no values. */
function isStatement(question: unknown): question is SentStatement {
  return typeof question === "object" && question !== null && "values" in question;
}

/** How a statement was carried out. */
export interface Plan {
  /** Its nodes, one a line, each below what it feeds; without costs, so that it reads the same everywhere. */
  readonly shape: string;
  /** How many rows it looked at, those that were thrown away included. */
  readonly rowsRead: number;
}

/** Carries statements out again in a workspace and tells how. They only read. */
export async function plansOf(
  appUrl: string,
  { workspaceId, statements }: { workspaceId: string; statements: readonly SentStatement[] },
): Promise<Plan[]> {
  const client = new Client({ connectionString: appUrl });
  await client.connect();
  try {
    await client.query("begin read only");
    await client.query("select set_config('app.workspace_id', $1, true)", [workspaceId]);
    // Otherwise tables as small as those of a test are read whole.
    await client.query("set local random_page_cost = 1.1");
    const plans: Plan[] = [];
    for (const { text, values } of statements) {
      const explained = `explain (analyze, costs off, timing off, summary off, buffers off, format json) ${text}`;
      const { rows } = await client.query<{ "QUERY PLAN": [{ Plan: PlanNode }] }>(explained, [...values]);
      const root = rows[0]?.["QUERY PLAN"][0].Plan;
      if (root) plans.push({ shape: linesOf(root).join("\n"), rowsRead: rowsReadBy(root) });
    }
    return plans;
  } finally {
    await client.end();
  }
}

/** As EXPLAIN writes them: https://www.postgresql.org/docs/current/sql-explain.html */
interface PlanNode {
  "Node Type": string;
  "Join Type"?: string;
  "Index Name"?: string;
  "Relation Name"?: string;
  "Function Name"?: string;
  "Subplan Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  Plans?: PlanNode[];
}

/** They pass on what is below them as it is. */
const passing = new Set(["Result", "Materialize", "Hash", "Memoize"]);

function linesOf(node: PlanNode, depth = 0): string[] {
  const type = node["Node Type"];
  const title = node["Subplan Name"];
  const below = node.Plans ?? [];
  if (passing.has(type) && !title && below.length === 1) return below.flatMap((child) => linesOf(child, depth));
  const parts = [
    title && `${title}:`,
    type,
    node["Join Type"] && node["Join Type"] !== "Inner" && node["Join Type"].toLowerCase(),
    node["Index Name"] && `by ${node["Index Name"]}`,
    node["Relation Name"] && `of ${node["Relation Name"]}`,
    node["Function Name"] && `of ${node["Function Name"]}()`,
  ];
  const line = `${"  ".repeat(depth)}${parts.filter(Boolean).join(" ")}`;
  return [line, ...below.flatMap((child) => linesOf(child, depth + 1))];
}

function rowsReadBy(node: PlanNode): number {
  const below = (node.Plans ?? []).reduce((sum, child) => sum + rowsReadBy(child), 0);
  if (!node["Relation Name"]) return below;
  const removed = (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Index Recheck"] ?? 0);
  return below + Math.round((node["Actual Rows"] + removed) * node["Actual Loops"]);
}
