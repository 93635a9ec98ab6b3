export { getGuide } from "./guide.queries.ts";
export { passGuideStep } from "./guide-progress.ts";
