import type { FaultScript } from "../faults.ts";
import { type FloodControl, usualFloodLimits } from "../flood/flood-control.ts";
import type { Ledger } from "../ledger.ts";
import { everyone } from "../methods/commands.ts";
import { setBlocked } from "../people/block.ts";
import { deleteForBoth, editOwn } from "../people/edit.ts";
import { setFace } from "../people/face.ts";
import { forward } from "../people/forward.ts";
import { createGroup, migrateGroup, setGroup, setMember } from "../people/groups.ts";
import { getBot, getPerson, openPhone, openPrivate } from "../people/lookup.ts";
import { pressButton } from "../people/press-button.ts";
import { react } from "../people/react.ts";
import { createBot, createPerson, renamePerson, setBot } from "../people/register.ts";
import { shareContact, shareLocation, sharePoll, throwDice } from "../people/share.ts";
import { showGroup } from "../people/show-group.ts";
import { createTopic, removeTopic, setTopic } from "../people/topics.ts";
import { readTranscript } from "../people/transcript.ts";
import { type CaptionedMedia, writeAlbum, writeMedia, writeText } from "../people/write.ts";
import { createSeededRandom } from "../seeded-random.ts";
import { UnrulyDealer } from "../updates/unruly-delivery.ts";
import type { Bot } from "../world/bot.ts";
import type { World } from "../world/world.ts";
import { awaitCalls } from "./await-calls.ts";
import type { BotAccount, SentMedia, SimulatorControl } from "./simulator-control.ts";
import { advance, readTime, setSpeed } from "./time.ts";

/** What the acts work on. */
export interface ControlStage {
  world: World;
  flood: FloodControl;
  faults: FaultScript;
  ledger: Ledger;
  seed: number;
}

/** The acts by name, each as its promise in SimulatorControl says. */
export type Acts = {
  [Name in keyof SimulatorControl]: (
    input: NonNullable<Parameters<SimulatorControl[Name]>[0]>,
  ) => Awaited<ReturnType<SimulatorControl[Name]>> | ReturnType<SimulatorControl[Name]>;
};

/** Binds the acts to one simulator. */
export function createActs({ world, flood, faults, ledger, seed }: ControlStage): Acts {
  const account = (bot: Bot): BotAccount => ({
    id: bot.id,
    token: bot.token,
    username: bot.username,
    name: bot.name,
    pendingUpdates: bot.updates.queue.count(world.clock.now()),
    deliveries: bot.updates.deliveries,
    owedRepeats: bot.updates.dealer?.owed ?? 0,
    commands: bot.commands.get(everyone) ?? [],
    canJoinGroups: bot.canJoinGroups,
    canReadAllGroupMessages: bot.canReadAllGroupMessages,
    ...(bot.updates.webhook && { webhook: bot.updates.webhook.settings.url }),
  });

  return {
    createBot: (bot) => account(createBot(world, bot)),
    bots: () => [...world.bots.values()].map(account),
    setBot({ botId, ...setting }) {
      const bot = setBot(getBot(world, botId), setting);
      world.announce({ kind: "bots" });
      return account(bot);
    },
    renewToken({ botId }) {
      const bot = getBot(world, botId);
      bot.token = `${bot.id}:AA${world.random.token(33)}`;
      world.announce({ kind: "bots" });
      return account(bot);
    },

    createPerson: (person) => createPerson(world, person),
    people: () => [...world.people.values()],
    renamePerson: ({ personId, ...name }) => renamePerson(world, personId, name),
    setFace: ({ personId, bytes }) => setFace(world, personId, bytes === null ? null : bufferOf(bytes)),
    setDeactivated({ personId, deactivated }) {
      const person = getPerson(world, personId);
      person.deactivated = deactivated;
      world.announce({ kind: "people" });
      return person;
    },

    start: ({ payload, ...side }) =>
      writeText(openPrivate(world, side), { text: payload ? `/start ${payload}` : "/start" }),
    sendText: (act) => writeText(openPhone(world, act), act),
    sendTexts: ({ texts }) => texts.map((act) => writeText(openPhone(world, act), act)),
    sendPhoto: ({ bytes, caption = "", ...act }) =>
      writeMedia(openPhone(world, act), { kind: "photo", caption, bytes: bufferOf(bytes) }, act),
    sendMedia: ({ media, ...act }) => writeMedia(openPhone(world, act), readable(media), act),
    sendAlbum: ({ items, ...act }) => writeAlbum(openPhone(world, act), items.map(readable), act),
    sendLocation: (act) => shareLocation(openPhone(world, act), act),
    sendContact: (act) => shareContact(openPhone(world, act), act),
    sendPoll: (act) => sharePoll(openPhone(world, act), act),
    sendDice: (act) => throwDice(openPhone(world, act), act),
    forwardMessage: ({ from, messageId, ...to }) => forward(openPhone(world, to), openPhone(world, from), messageId),
    editMessage: (act) => editOwn(openPhone(world, act), act),
    deleteMessage: (act) => deleteForBoth(openPhone(world, act), act.messageId),
    pressButton: (act) => pressButton(openPhone(world, act), act.messageId, act.button),
    setReaction: (act) => react(openPhone(world, act), act.messageId, act.emoji),
    setBlocked: (act) => setBlocked(openPrivate(world, act), act.blocked),
    transcript: (side) => readTranscript(openPhone(world, side)),

    createGroup: (group) => showGroup(createGroup(world, group)),
    groups: () => [...world.groups.values()].map(showGroup),
    setGroup: (act) => showGroup(setGroup(world, act)),
    setMember: (act) => showGroup(setMember(world, act)),
    migrateGroup: ({ chatId }) => showGroup(migrateGroup(world, chatId)),
    createTopic: (act) => createTopic(world, act),
    setTopic: (act) => setTopic(world, act),
    deleteTopic: (act) => removeTopic(world, act),

    time: () => readTime(world.clock),
    setClock: ({ speed }) => setSpeed(world.clock, speed),
    advance: ({ ms }) => advance(world.clock, ms),

    ledger: (query) => ledger.find(query),
    awaitCalls: (query) => awaitCalls(ledger, query),
    setFaults: (script) => faults.setRules(script.rules, script.seed),
    setFlood: ({ limits }) => flood.setLimits(limits ? { ...usualFloodLimits, ...limits } : undefined),
    setDelivery({ botId, delivery, seed: ownSeed }) {
      const { updates } = getBot(world, botId);
      updates.dealer = delivery ? new UnrulyDealer(delivery, createSeededRandom(ownSeed ?? seed)) : undefined;
    },
    pushUpdate({ botId, kind, payload }) {
      const update = getBot(world, botId).updates.push(kind, payload);
      return update ? { updateId: update.update_id } : {};
    },
  };
}

function readable({ bytes, ...media }: SentMedia): CaptionedMedia {
  return { ...media, bytes: bufferOf(bytes) };
}

function bufferOf(bytes: Uint8Array | string): Buffer {
  return typeof bytes === "string" ? Buffer.from(bytes, "base64") : Buffer.from(bytes);
}
