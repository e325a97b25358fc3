// The list of the bot's commands above the message field.
import { element } from "./elements.js";

export class CommandMenu {
  #list = element("div", { id: "command-menu", class: "command-menu", role: "listbox", "aria-label": "Commands",
    "data-testid": "command-menu", hidden: true });
  #input;
  #onPick;
  #commands = [];
  #at = 0;

  constructor(input, onPick) {
    this.#input = input;
    this.#onPick = onPick;
  }

  get element() {
    return this.#list;
  }

  get isOpen() {
    return !this.#list.hidden;
  }

  /** Shows the commands that start with the words typed so far; hides when there are none. */
  filter(commands, typed) {
    const start = typed.replace(/^\//u, "").toLowerCase();
    const fitting = commands.filter(({ command }) => command.startsWith(start));
    const exact = fitting.findIndex(({ command }) => command === start);
    this.#commands = fitting;
    this.#at = Math.max(0, exact);
    this.#list.hidden = fitting.length === 0;
    this.#draw();
  }

  close() {
    this.#list.hidden = true;
    this.#input.removeAttribute("aria-activedescendant");
    this.#input.removeAttribute("aria-controls");
  }

  /** Handles a key while open: true when it was used. */
  press(key) {
    if (!this.isOpen) return false;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (key in steps) {
      const count = this.#commands.length;
      this.#at = (this.#at + steps[key] + count) % count;
      this.#draw();
    } else if (key === "Enter" || key === "Tab") {
      const { command } = this.#commands[this.#at];
      this.close();
      this.#onPick(command, key === "Tab");
    } else if (key === "Escape") this.close();
    else return false;
    return true;
  }

  #draw() {
    const options = this.#commands.map(({ command, description }, index) => element(
      "div",
      {
        id: `command-${index}`, role: "option", "aria-selected": String(index === this.#at),
        "data-testid": "command-item", "data-command": command,
        pointerdown: (event) => event.preventDefault(), // the message field keeps the focus
        click: () => {
          this.close();
          this.#onPick(command, false);
        },
      },
      element("b", {}, `/${command}`),
      element("span", {}, description),
    ));
    this.#list.replaceChildren(...options);
    if (!this.isOpen) return this.close();
    options[this.#at].scrollIntoView({ block: "nearest" });
    this.#input.setAttribute("aria-controls", "command-menu");
    this.#input.setAttribute("aria-activedescendant", `command-${this.#at}`);
    return undefined;
  }
}
