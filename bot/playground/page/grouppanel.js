// The open group in the panel: who is what in it, in whose name I write, its topics, its upgrade.
import { element, iconButton, redraw } from "./elements.js";

const STANDINGS = [
  ["member", "Member"], ["administrator", "Administrator"], ["restricted", "Muted"], ["left", "Left"], ["kicked", "Removed"],
];
const MASKS = [["", "Myself"], ["anonymous", "Anonymous administrator"], ["channel", "My channel"]];

export class GroupPanel {
  #world;
  #actions;
  #body = element("div", { class: "group-body" });
  element = element("section", { "data-testid": "group-panel" }, element("h3", {}, "This group"), this.#body);

  /** `actions`: changeGroup(action, fields), where the action is one of the server's. */
  constructor(world, actions) {
    this.#world = world;
    this.#actions = actions;
    this.#body.addEventListener("change", ({ target }) => this.#choose(target));
    this.#body.addEventListener("click", ({ target }) => this.#press(target.closest("button")?.dataset ?? {}));
    this.#body.addEventListener("submit", (event) => this.#submit(event));
  }

  show() {
    const chat = this.#world.chatById(this.#world.chat);
    this.element.hidden = !chat || chat.type === "private";
    if (this.element.hidden) return;
    redraw(this.#body, chat.type === "supergroup" ? [...this.#people(chat), ...this.#extras(chat)] : [
      ...this.#people(chat), button("upgrade", "Make it a supergroup"),
    ]);
    for (const select of this.#body.querySelectorAll("select")) select.value = select.dataset.value; // also after a refusal
  }

  #people(chat) {
    const everyone = [this.#world.bot, ...this.#world.people];
    return everyone.map(({ id, first_name: name }) => {
      const standing = chat.standings[id];
      if (standing === "creator") return row(name, `standing-${id}`, element("span", { class: "owner" }, "Owner"));
      return row(name, `standing-${id}`, choice(`set-standing-${id}`, STANDINGS, standing, { "data-user": id }));
    });
  }

  #extras(chat) {
    const topic = this.#world.openTopic();
    const mask = chat.masks[this.#world.person] ?? "";
    const form = element("form", { class: "new-person", "data-testid": "topic-form" },
      element("input", { name: "name", required: true, maxlength: 128, placeholder: "New topic", "aria-label": "New topic",
        autocomplete: "off", "data-testid": "new-topic-name" }),
      iconButton("plus", "Open this topic", "new-topic-add"));
    form.querySelector("button").type = "submit";
    return [
      row("I write as", "mask", choice("set-mask", MASKS, mask)),
      form,
      topic && button("topic-turn", topic.closed ? `Reopen ${topic.name}` : `Close ${topic.name}`),
      topic && button("topic-delete", `Delete ${topic.name}`),
    ].filter(Boolean);
  }

  #choose({ value, dataset }) {
    if (dataset.user) this.#actions.changeGroup("standing", { user: Number(dataset.user), standing: value });
    else this.#actions.changeGroup("mask", { person: this.#world.person, mask: value || null });
  }

  #press({ testid }) {
    const topic = this.#world.openTopic();
    if (testid === "upgrade") this.#actions.changeGroup("upgrade", {});
    else if (testid === "topic-delete") this.#actions.changeGroup("topic", { topic: topic.id, change: "delete" });
    else if (testid === "topic-turn") {
      this.#actions.changeGroup("topic", { topic: topic.id, change: topic.closed ? "reopen" : "close" });
    }
  }

  #submit(event) {
    event.preventDefault();
    this.#actions.changeGroup("topic", { name: new FormData(event.target).get("name") });
    event.target.reset();
  }
}

function row(words, testid, control) {
  return element("label", { class: "group-row", "data-testid": testid }, element("span", {}, words), control);
}

function choice(testid, options, value, more = {}) {
  return element("select", { "data-testid": testid, "data-value": value, ...more },
    ...options.map(([name, words]) => element("option", { value: name }, words)));
}

function button(testid, words) {
  return element("button", { type: "button", class: "wide", "data-testid": testid }, words);
}
