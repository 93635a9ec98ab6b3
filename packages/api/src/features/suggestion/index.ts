export { keepSuggesting } from "./keep-suggesting.ts";
export { forgetSuggestions } from "./suggestion.queries.ts";
