// A floating menu beside a button or a point, driven by mouse, touch or keyboard.
import { element, pictogram } from "./elements.js";

let close = () => undefined;

/** Closes the menu that is open, if any. */
export function closeMenu() {
  close();
}

/** Opens a menu at an element or a point {x, y}. Items: {label, testid, run, icon?} or {row: [items]}. */
export function openMenu(place, label, items) {
  close();
  const before = document.activeElement;
  const choose = (item) => () => {
    close();
    item.run();
  };
  const menu = element(
    "div",
    { class: "menu", role: "menu", "aria-label": label, "data-testid": "menu" },
    ...items.map((item) => (item.row
      ? element("div", { class: "menu-row" }, ...item.row.map((cell) => menuItem(cell, choose(cell))))
      : menuItem(item, choose(item)))),
  );
  const outside = (event) => {
    if (!menu.contains(event.target)) close();
  };
  close = () => {
    menu.remove();
    document.removeEventListener("pointerdown", outside, true);
    close = () => undefined;
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  };
  menu.addEventListener("keydown", moveFocus);
  menu.addEventListener("contextmenu", (event) => event.preventDefault());
  document.addEventListener("pointerdown", outside, true);
  document.body.append(menu);
  putBeside(menu, place);
  menu.querySelector("button")?.focus({ preventScroll: true });
}

function menuItem(item, onClick) {
  return element(
    "button",
    { type: "button", role: "menuitem", tabindex: -1, "aria-label": item.spoken, "data-testid": item.testid, click: onClick },
    item.icon && pictogram(item.icon),
    element("span", {}, item.label),
  );
}

function moveFocus(event) {
  const items = [...event.currentTarget.querySelectorAll("[role=menuitem]")];
  const at = items.indexOf(document.activeElement);
  const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
  if (event.key in steps) items.at((at + steps[event.key]) % items.length).focus();
  else if (event.key === "Home") items[0].focus();
  else if (event.key === "End") items.at(-1).focus();
  else if (event.key === "Escape" || event.key === "Tab") close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function putBeside(menu, place) {
  const margin = 8;
  const box = place instanceof Element ? place.getBoundingClientRect() : null;
  const { width, height } = menu.getBoundingClientRect();
  const left = box ? box.left : place.x;
  const below = box ? box.bottom + 4 : place.y;
  const above = (box ? box.top - 4 : place.y) - height;
  const top = below + height + margin <= innerHeight ? below : above;
  menu.style.left = `${Math.max(margin, Math.min(left, innerWidth - width - margin))}px`;
  menu.style.top = `${Math.max(margin, Math.min(top, innerHeight - height - margin))}px`;
}
