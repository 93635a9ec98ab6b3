export { noteUpdate, reportBot, reportDisturbance, reportExamination } from "./bot-health.ts";
export { settleTest } from "./send-test.ts";
export { webhookOrigin } from "./webhook-address.ts";
