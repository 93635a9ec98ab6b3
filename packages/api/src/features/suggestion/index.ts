export { keepSuggesting } from "./keep-suggesting.ts";
