export { onlineAmong } from "./online-among.ts";
