import { SimulatorProblem } from "../simulator-problem.ts";
import type { SimulatorControl } from "./simulator-control.ts";

/** Controls the simulator at `url` (`http://127.0.0.1:PORT`), from its own process or any other on this machine. */
export function openSimulatorControl(url: string): SimulatorControl {
  const root = url.replace(/\/$/, "");

  function act<Result>(name: string): (input?: object) => Promise<Result> {
    return async (input) => {
      const response = await fetch(`${root}/control/${name}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(input ?? {}),
      });
      const answer = (await response.json()) as { result: Result; problem?: string; description?: string };
      if (!response.ok) throw new SimulatorProblem(`${name}: ${answer.problem ?? answer.description}`);
      return answer.result;
    };
  }

  const sendPhoto: SimulatorControl["sendPhoto"] = act("sendPhoto");
  return {
    createBot: act("createBot"),
    bots: act("bots"),
    renewToken: act("renewToken"),
    createPerson: act("createPerson"),
    people: act("people"),
    renamePerson: act("renamePerson"),
    setDeactivated: act("setDeactivated"),
    start: act("start"),
    sendText: act("sendText"),
    sendTexts: act("sendTexts"),
    sendPhoto: ({ bytes, ...rest }) =>
      sendPhoto({ ...rest, bytes: typeof bytes === "string" ? bytes : Buffer.from(bytes).toString("base64") }),
    editMessage: act("editMessage"),
    deleteMessage: act("deleteMessage"),
    pressButton: act("pressButton"),
    setBlocked: act("setBlocked"),
    transcript: act("transcript"),
    ledger: act("ledger"),
    awaitCalls: act("awaitCalls"),
    setFaults: act("setFaults"),
    setFlood: act("setFlood"),
    setDelivery: act("setDelivery"),
    pushUpdate: act("pushUpdate"),
  };
}
