import { element } from "./element.js";

const tags = {
  bold: "b",
  italic: "i",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

/** Renders a text with its entities (UTF-16 offsets) as nodes; nothing in it is ever read as HTML. */
export function richText(text, entities, onCommand) {
  return render(
    text,
    [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length),
    0,
    text.length,
    onCommand,
  );
}

function render(text, entities, from, to, onCommand) {
  const nodes = [];
  let at = from;
  let rest = entities;
  while (rest.length > 0) {
    const [entity, ...after] = rest;
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    const inside = after.filter((other) => other.offset < end);
    rest = after.filter((other) => other.offset + other.length > end);
    if (end <= start) continue;
    nodes.push(text.slice(at, start));
    const wrapper = wrap(entity, text.slice(start, end), onCommand);
    wrapper.append(...render(text, inside, start, end, onCommand));
    nodes.push(wrapper);
    at = end;
  }
  nodes.push(text.slice(at, to));
  return nodes.filter((node) => node !== "");
}

function wrap(entity, text, onCommand) {
  const tag = tags[entity.type];
  if (tag) return element(tag);
  if (entity.type === "spoiler") return element("span", { className: "spoiler" });
  if (entity.type === "url") return link(/^\w+:/.test(text) ? text : `http://${text}`);
  if (entity.type === "text_link") return link(entity.url);
  if (entity.type === "email") return link(`mailto:${text}`);
  if (entity.type === "bot_command") {
    const command = link("#");
    command.onclick = (event) => {
      event.preventDefault();
      event.stopPropagation();
      onCommand(text);
    };
    return command;
  }
  return element("span");
}

function link(href) {
  return element("a", { href, target: "_blank", rel: "noreferrer noopener" });
}
