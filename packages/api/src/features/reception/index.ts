export { spokenFor } from "./answer-command.ts";
export { attendTo } from "./attend-to.ts";
export { callPerson } from "./call-person.ts";
export { commandIn } from "./command.ts";
export { listPreferred } from "./reception.queries.ts";
