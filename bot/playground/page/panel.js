// The world around the chats: the clock, blocking, attachments, new people, what the bot may read.
import { element, iconButton, pictogram } from "./elements.js";
import { GroupPanel } from "./grouppanel.js";
import { clockTime } from "./world.js";

const HOUR = 3600;
const LEAPS = [["+1 hour", "hour", HOUR], ["+1 day", "day", 24 * HOUR], ["+3 days", "3-days", 72 * HOUR]];

/** What can be sent besides words, as menu items. */
export function attachments(attach) {
  return [
    ["photo", "Photo"], ["sticker", "Sticker"], ["voice", "Voice message"], ["location", "Location"],
  ].map(([kind, label]) => ({ kind, label, icon: kind, testid: `menu-attach-${kind}`, run: () => attach(kind) }));
}

export class WorldPanel {
  #world;
  #root = document.getElementById("world");
  #shade = document.getElementById("shade");
  #time = element("time", { "data-testid": "clock" });
  #date = element("span", { class: "date", "data-testid": "date" });
  #readsAll = element("input", { type: "checkbox", "data-testid": "read-all" });
  #block = element("button", { type: "button", class: "wide", "data-testid": "block" });
  #group;
  #narrow = matchMedia("(max-width: 1023px)");
  #opener = null;

  /** `actions`: advance(seconds), block(blocked), attach(kind), addPerson(name), addGroup(title), readAll(flag). */
  constructor(world, actions) {
    this.#world = world;
    this.#group = new GroupPanel(world, actions);
    this.#block.addEventListener("click", () => actions.block(!world.me().blocked));
    this.#root.append(
      element("div", { class: "world-head" }, element("h2", {}, "The world"),
        iconButton("close", "Close", "world-close", () => this.close())),
      section("Clock", this.#clock(actions)),
      this.#group.element,
      section("Send", this.#attach(actions)),
      section("The bot", this.#block, this.#readAll(actions)),
      section("Somebody new", nameForm("person", "First name", "Add this person", actions.addPerson)),
      section("A new group", nameForm("group", "Title", "Make this group", actions.addGroup)),
    );
    this.#shade.addEventListener("click", () => this.close());
    this.#root.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    this.#narrow.addEventListener("change", () => this.close());
    this.close();
    setInterval(() => this.showClock(), 1000);
  }

  open() {
    this.#opener = document.activeElement;
    this.#root.inert = false;
    this.#root.classList.add("open");
    this.#shade.classList.add("open");
    this.#root.querySelector("[data-testid=world-close]").focus();
  }

  close() {
    const wasOpen = this.#root.classList.contains("open");
    this.#root.classList.remove("open");
    this.#shade.classList.remove("open");
    this.#root.inert = this.#narrow.matches;
    if (wasOpen && this.#opener?.isConnected) this.#opener.focus();
  }

  show() {
    const me = this.#world.me();
    this.showClock();
    this.#group.show();
    this.#readsAll.checked = this.#world.readAll;
    this.#block.replaceChildren(pictogram("blocked"), me?.blocked ? "Unblock the bot" : "Block the bot");
    this.#block.setAttribute("aria-pressed", String(Boolean(me?.blocked)));
  }

  showClock() {
    const now = this.#world.now();
    const minute = `${now.toISOString().slice(0, 16)}Z`;
    if (this.#time.dateTime === minute) return;
    this.#time.dateTime = minute;
    this.#time.textContent = `${clockTime(now)} UTC`;
    this.#date.textContent = now.toLocaleDateString("en-GB",
      { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  }

  #clock(actions) {
    const leaps = LEAPS.map(([words, name, seconds]) => element(
      "button",
      { type: "button", "data-testid": `advance-${name}`, click: () => actions.advance(seconds) },
      words,
    ));
    return element("div", { class: "clock" }, this.#time, this.#date, element("div", { class: "leaps" }, ...leaps));
  }

  #attach(actions) {
    const buttons = attachments((kind) => {
      this.close();
      actions.attach(kind);
    }).map(({ kind, label, icon, run }) => element(
      "button",
      { type: "button", "data-testid": `attach-${kind}`, click: run },
      pictogram(icon),
      label.split(" ")[0],
    ));
    return element("div", { class: "attach-grid" }, ...buttons);
  }

  #readAll(actions) {
    const box = this.#readsAll;
    box.addEventListener("change", () => actions.readAll(box.checked));
    return element("label", { class: "check" }, box,
      element("span", {}, "Reads everything in groups", element("small", {}, "group privacy off")));
  }
}

/** A field for a name and a button that adds it. */
function nameForm(what, words, label, onAdd) {
  const name = element("input", { required: true, maxlength: 40, placeholder: words, "aria-label": words,
    autocomplete: "off", "data-testid": `new-${what}-name` });
  const add = iconButton("plus", label, `new-${what}-add`);
  add.type = "submit";
  const form = element("form", { class: "new-person" }, name, add);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    onAdd(name.value.trim());
    form.reset();
  });
  return form;
}

function section(title, ...children) {
  return element("section", {}, element("h3", {}, title), ...children);
}
