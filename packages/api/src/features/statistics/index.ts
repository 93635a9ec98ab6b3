export { countFigures, countFiguresEverywhere } from "./keep-figures.ts";
