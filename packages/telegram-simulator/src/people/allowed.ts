import { BotApiError } from "../bot-api/error.ts";
import { SimulatorProblem } from "../simulator-problem.ts";

/** Does what Telegram may refuse: phones refuse it already, here it is the test that learns it. @throws SimulatorProblem */
export function allowed<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw error instanceof BotApiError ? new SimulatorProblem(error.message) : error;
  }
}
