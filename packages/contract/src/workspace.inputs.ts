import { z } from "zod";
import { called, line, locale, mutation, version } from "./fields.inputs.ts";
import { identityLimits } from "./identity.ts";
import { workspaceLimits } from "./workspace.ts";

const { keepEventsDaysMin, keepEventsDaysMax, filesQuotaBytesMax } = workspaceLimits;

export const configureWorkspace = mutation({
  name: called(identityLimits.nameLength),
  locale,
  timezone: line(64),
  filesQuotaBytes: z.int().min(0).max(filesQuotaBytesMax),
  keepEventsDays: z.int().min(keepEventsDaysMin).max(keepEventsDaysMax),
  version,
});
export type ConfigureWorkspace = z.infer<typeof configureWorkspace>;
