import { element } from "./element.js";

/** Fills a popover with entries `[label, action, className?]` and opens it below or above `anchor`. */
export function openMenu(menu, anchor, entries) {
  fillMenu(menu, entries);
  menu.showPopover();
  place(menu, anchor);
}

/** Fills a popover that its own button opens, and keeps it beside that button. */
export function fillMenu(menu, entries) {
  menu.replaceChildren(
    ...entries.map(([label, action, className = ""]) => {
      const entry = element("button", { type: "button", role: "menuitem", className }, label);
      entry.onclick = () => {
        menu.hidePopover();
        action();
      };
      return entry;
    }),
  );
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
  const inputs = fields.map(({ name, label, value = "", required = false }) => [
    name,
    element("input", { name, value, required, autocomplete: "off" }),
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
