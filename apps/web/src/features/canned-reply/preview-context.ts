import type { CannedVariant, TemplateValues } from "@frontdesk/contract";
import { type ComponentType, createContext } from "react";

/** How a variant will read, its variables filled in. */
export type Preview = ComponentType<{ variant: CannedVariant; values: TemplateValues }>;

/** How the thread shows what is sent: told by the page's route, since features do not know each other. */
export const PreviewContext = createContext<Preview | null>(null);
