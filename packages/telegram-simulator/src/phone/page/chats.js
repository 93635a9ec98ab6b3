import { dressFace, element } from "./element.js";
import { newGroup, newTopic } from "./group-menu.js";
import { groupsOf, page, session } from "./session.js";

/** Lists the chats of the person who is being played: the bots, then the groups; `turnTo` opens another. */
export function showChats(turnTo) {
  const { bots, person, group, bot } = session;
  const rows = [
    ...bots.map((one) => chatRow(one.name, one.id, !group && one.id === bot?.id, () => turnTo({ bot: one }))),
    ...groupsOf(person).map((one) => chatRow(one.title, one.id, one.id === group?.id, () => turnTo({ group: one }))),
  ];
  const add = element("button", { type: "button", className: "chat add" }, "+ Group");
  add.onclick = () => void newGroup(turnTo);
  page.chats.replaceChildren(...rows, person ? element("li", {}, add) : "");
}

/** Lists the topics of the open forum. */
export function showTopics(turnTo) {
  const { group, threadId = 1 } = session;
  page.topics.hidden = !group?.isForum;
  if (!group?.isForum) return;
  const chips = group.topics.map((topic) => {
    const label = `${topic.isClosed ? "🔒 " : ""}${topic.name}`;
    const chip = element("button", { type: "button", "aria-current": String(topic.threadId === threadId) }, label);
    chip.onclick = () => turnTo({ group, threadId: topic.threadId });
    return chip;
  });
  const add = element("button", { type: "button", "aria-label": "New topic" }, "+");
  add.onclick = () => void newTopic();
  page.topics.replaceChildren(...chips, add);
}

function chatRow(name, id, isCurrent, onclick) {
  const row = element(
    "button",
    { type: "button", className: "chat", "aria-current": String(isCurrent) },
    dressFace(element("span", { className: "face small", "aria-hidden": "true" }), name, id),
    element("span", { className: "name" }, name),
  );
  row.onclick = onclick;
  return element("li", {}, row);
}
