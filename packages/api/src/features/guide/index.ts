export { passGuideStep } from "./guide-progress.ts";
