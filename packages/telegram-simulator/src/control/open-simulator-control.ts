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

  const setFace: SimulatorControl["setFace"] = act("setFace");
  const sendPhoto: SimulatorControl["sendPhoto"] = act("sendPhoto");
  const sendMedia: SimulatorControl["sendMedia"] = act("sendMedia");
  const sendAlbum: SimulatorControl["sendAlbum"] = act("sendAlbum");
  return {
    createBot: act("createBot"),
    bots: act("bots"),
    setBot: act("setBot"),
    renewToken: act("renewToken"),
    createPerson: act("createPerson"),
    people: act("people"),
    renamePerson: act("renamePerson"),
    setFace: ({ bytes, ...who }) => setFace({ ...who, bytes: bytes && written({ bytes }).bytes }),
    setDeactivated: act("setDeactivated"),
    start: act("start"),
    sendText: act("sendText"),
    sendTexts: act("sendTexts"),
    sendPhoto: (photo) => sendPhoto(written(photo)),
    sendMedia: ({ media, ...rest }) => sendMedia({ ...rest, media: written(media) }),
    sendAlbum: ({ items, ...rest }) => sendAlbum({ ...rest, items: items.map(written) }),
    sendLocation: act("sendLocation"),
    sendContact: act("sendContact"),
    sendPoll: act("sendPoll"),
    sendDice: act("sendDice"),
    forwardMessage: act("forwardMessage"),
    editMessage: act("editMessage"),
    deleteMessage: act("deleteMessage"),
    pressButton: act("pressButton"),
    setReaction: act("setReaction"),
    setBlocked: act("setBlocked"),
    transcript: act("transcript"),
    createGroup: act("createGroup"),
    groups: act("groups"),
    setGroup: act("setGroup"),
    setMember: act("setMember"),
    migrateGroup: act("migrateGroup"),
    createTopic: act("createTopic"),
    setTopic: act("setTopic"),
    deleteTopic: act("deleteTopic"),
    time: act("time"),
    setClock: act("setClock"),
    advance: act("advance"),
    ledger: act("ledger"),
    awaitCalls: act("awaitCalls"),
    setFaults: act("setFaults"),
    setFlood: act("setFlood"),
    setDelivery: act("setDelivery"),
    pushUpdate: act("pushUpdate"),
  };
}

/** The same with its bytes as base64, the way they travel. */
function written<T extends { bytes: Uint8Array | string }>(file: T): T & { bytes: string } {
  const { bytes } = file;
  return { ...file, bytes: typeof bytes === "string" ? bytes : Buffer.from(bytes).toString("base64") };
}
