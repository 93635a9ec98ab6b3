/** One instruction of a Dockerfile, continued lines joined. */
export interface Instruction {
  word: string;
  text: string;
}

/** What lies between one FROM and the next. */
export interface Stage {
  /** The image or the earlier stage it begins with. */
  from: string;
  name: string | null;
  instructions: Instruction[];
}

/** The instructions that the drill can carry out; another one would make it prove less than it says. */
const known = new Set(["WORKDIR", "COPY", "RUN", "ARG", "ENV", "USER", "CMD"]);

/** Reads the stages of a Dockerfile in order. @throws Error at an instruction that the drill does not know */
export function readDockerfile(text: string): Stage[] {
  const stages: Stage[] = [];
  for (const line of joinedLines(text)) {
    const [, word = "", rest = ""] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
    if (word === "FROM") {
      const [, from = "", name] = /^(\S+)(?:\s+AS\s+(\S+))?$/.exec(rest) ?? [];
      stages.push({ from, name: name ?? null, instructions: [] });
      continue;
    }
    const stage = stages.at(-1);
    if (!stage || !known.has(word)) throw new Error(`The drill can't carry out "${line}" of the Dockerfile.`);
    stage.instructions.push({ word, text: rest });
  }
  return stages;
}

function joinedLines(text: string): string[] {
  return text
    .replaceAll(/\\\n/g, " ")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}
