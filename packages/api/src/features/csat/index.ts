export { askWhoIsDue } from "./ask-person.ts";
export { closings } from "./await-surveys.ts";
export { hearComment } from "./hear-comment.ts";
export { hearRating, isRatable } from "./hear-rating.ts";
export { findAwaitedComment, findSurveyOf } from "./survey.queries.ts";
