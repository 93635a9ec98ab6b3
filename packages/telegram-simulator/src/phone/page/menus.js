import { element } from "./element.js";

/** Fills a popover with entries `[label, action, className?]`, short ones first in a row, and opens it beside `anchor`. */
export function openMenu(menu, anchor, entries, short = []) {
  fillMenu(menu, entries, short);
  menu.showPopover();
  place(menu, anchor);
}

/** Fills a popover that its own button opens, and keeps it beside that button. */
export function fillMenu(menu, entries, short = []) {
  const entry = ([label, action, className = ""]) => {
    const made = element("button", { type: "button", role: "menuitem", className }, label);
    made.onclick = () => {
      menu.hidePopover();
      action();
    };
    return made;
  };
  const rows = short.length > 0 ? [element("div", { className: "short" }, ...short.map(entry))] : [];
  menu.replaceChildren(...rows, ...entries.map(entry));
}

/** Puts an open popover where it fits beside `anchor`. */
export function place(menu, anchor) {
  const box = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const left = Math.min(Math.max(8, box.right - width), innerWidth - width - 8);
  const below = box.bottom + 4;
  menu.style.left = `${left}px`;
  menu.style.top = `${below + height < innerHeight ? below : Math.max(8, box.top - height - 4)}px`;
}

/** Asks for some texts; resolves to them by name, or to undefined when it was called off. */
export function ask(dialog, { title, text, fields = [], confirm = "Save" }) {
  const inputs = fields.map(({ name, label, value = "", required = false, choices }) => [
    name,
    choices
      ? element("select", { name }, ...choices.map(([key, shown]) => element("option", { value: key }, shown)))
      : element("input", { name, value, required, autocomplete: "off" }),
    label,
  ]);
  const form = dialog.querySelector("form");
  form.replaceChildren(
    element("h3", {}, title),
    ...(text ? [element("p", {}, text)] : []),
    ...inputs.map(([, input, label]) => element("label", {}, label, input)),
    element(
      "menu",
      {},
      fields.length > 0 && element("button", { value: "", formNoValidate: true }, "Cancel"),
      element("button", { value: "yes", className: "main" }, confirm),
    ),
  );
  dialog.returnValue = "";
  dialog.showModal();
  inputs[0]?.[1].focus();
  return new Promise((resolve) => {
    dialog.onclose = () =>
      resolve(
        dialog.returnValue === "yes"
          ? Object.fromEntries(inputs.map(([name, input]) => [name, input.value.trim()]))
          : undefined,
      );
  });
}
