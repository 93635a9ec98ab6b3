export { attendTo } from "./attend-to.ts";
export { callPerson } from "./call-person.ts";
