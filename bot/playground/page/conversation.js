// The message pane: the list of bubbles, scrolling, typing, and walking the messages by keyboard.
import { drawMessage, placeInRun } from "./bubble.js";
import { avatar, element, pictogram } from "./elements.js";
import { watchForReplies } from "./replying.js";
import { dayName } from "./world.js";

const TYPING_MS = 5000;
const NEAR_END_PX = 80;
const LONG_PRESS_MS = 450;

export class Conversation {
  #world;
  #actions;
  #log = document.getElementById("log");
  #more = document.getElementById("new-messages");
  #stuck = true; // the reader is at the end and stays there
  #sizes = ""; // of the list and its window, when they were last looked at
  #typing = new Map(); // chat id -> timer
  #dots = element("div", { class: "message theirs typing", "data-testid": "typing", "aria-hidden": "true" },
    element("span", { class: "bubble" }, element("i"), element("i"), element("i")));

  constructor(world, actions) {
    this.#world = world;
    this.#actions = { ...actions, jump: (id) => this.jump(id) };
    this.#log.addEventListener("scroll", () => this.#noticeScroll(), { passive: true });
    this.#log.addEventListener("keydown", (event) => this.#walk(event));
    this.#log.addEventListener("contextmenu", (event) => this.#openMenu(event));
    this.#log.addEventListener("pointerdown", (event) => this.#watchLongPress(event));
    watchForReplies(this.#log, (node) => this.#withMessage(node, actions.reply));
    this.#more.addEventListener("click", () => this.scrollToEnd());
    // Whatever grows or shrinks (a picture, the keyboard of a phone): who is at the end stays there.
    const keep = new ResizeObserver(() => this.#stuck && this.#jumpToEnd());
    keep.observe(this.#log);
    this.#log.addEventListener("load", () => this.#stuck && this.#jumpToEnd(), true);
  }

  isAtEnd() {
    return this.#stuck;
  }

  isTyping(chat) {
    return this.#typing.has(chat);
  }

  /** Draws the open chat anew, silently for screen readers. */
  open({ keepPlace = false } = {}) {
    const top = this.#log.scrollTop;
    const stays = keepPlace && !this.#stuck;
    const messages = this.#world.shown();
    this.#log.setAttribute("aria-live", "off");
    if (messages.length === 0) this.#log.replaceChildren(this.#drawEmpty());
    else this.#log.replaceChildren(...messages.flatMap((_, index) => this.#withDay(messages, index)));
    this.#placeDots();
    this.#setTabStop(this.#log.querySelector(".message:last-of-type"));
    if (stays) this.#log.scrollTop = top;
    else this.#jumpToEnd();
    requestAnimationFrame(() => this.#log.setAttribute("aria-live", "polite"));
  }

  /** Draws a message that came or changed. */
  show(message, isNew) {
    const world = this.#world;
    if (message.chat !== world.chat) return;
    const stuck = this.#stuck || (isNew && message.author === world.person);
    const messages = world.shown();
    const index = messages.findIndex((one) => one.message_id === message.message_id);
    if (index < 0) return;
    const drawn = this.#drawn(message.message_id);
    if (!isNew && drawn) this.#replace(drawn, this.#draw(messages, index));
    else this.#append(messages, index);
    this.#placeDots();
    if (stuck) this.#jumpToEnd();
    this.showUnread();
  }

  remove(chat) {
    if (chat === this.#world.chat) this.open({ keepPlace: true });
  }

  /** Shows the three dots for a while, or until the bot's message comes. */
  showTyping(chat, onEnd) {
    clearTimeout(this.#typing.get(chat));
    this.#typing.set(chat, setTimeout(() => this.endTyping(chat, onEnd), TYPING_MS));
    this.#placeDots();
    if (this.#stuck) this.#jumpToEnd();
  }

  endTyping(chat, onEnd) {
    clearTimeout(this.#typing.get(chat));
    this.#typing.delete(chat);
    this.#placeDots();
    onEnd?.();
  }

  /** Scrolls to a message and lights it up. */
  jump(id) {
    const target = this.#drawn(id);
    if (!target) return;
    target.scrollIntoView({ block: "center", behavior: this.#pace() });
    target.classList.remove("lit");
    requestAnimationFrame(() => target.classList.add("lit"));
    this.#focus(target);
  }

  scrollToEnd() {
    this.#log.scrollTo({ top: this.#log.scrollHeight, behavior: this.#pace() });
  }

  showUnread() {
    const count = this.#world.unread(this.#world.person, this.#world.chat);
    this.#more.hidden = this.#stuck;
    const words = count === 0 ? "To the end" : `${count} new message${count === 1 ? "" : "s"}`;
    this.#more.replaceChildren(words, pictogram("down"));
    this.#more.classList.toggle("fresh", count > 0);
  }

  #pace() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  }

  #drawn(id) {
    return this.#log.querySelector(`[data-id="${Number(id)}"]`);
  }

  #draw(messages, index) {
    const run = placeInRun(messages[index - 1], messages[index], messages[index + 1]);
    return drawMessage(this.#world, messages[index], run, this.#actions);
  }

  #drawEmpty() {
    const { bot, person, chat } = this.#world;
    const isPrivate = person === chat;
    return element("div", { class: "empty" },
      isPrivate ? avatar("bot", 0, "") : avatar("group", chat, ""),
      element("b", {}, isPrivate ? bot.first_name : "No messages yet"),
      element("p", {}, isPrivate ? "Press Start, and the bot says what it can do." : "Say something, or type / for the bot’s commands."));
  }

  #withDay(messages, index) {
    const now = this.#world.now();
    const day = dayName(messages[index].date, now);
    const isNewDay = index === 0 || dayName(messages[index - 1].date, now) !== day;
    const mark = element("div", { class: "day" }, element("span", { class: "pill" }, day));
    return isNewDay ? [mark, this.#draw(messages, index)] : [this.#draw(messages, index)];
  }

  #append(messages, index) {
    this.#log.querySelector(".empty")?.remove();
    const before = messages[index - 1];
    const drawnBefore = before && this.#drawn(before.message_id);
    if (drawnBefore && !placeInRun(before, messages[index]).first) drawnBefore.classList.remove("last");
    if (drawnBefore && !drawnBefore.classList.contains("last")) drawnBefore.querySelector(".face .avatar")?.remove();
    const nodes = this.#withDay(messages, index);
    nodes.at(-1).classList.add("arriving");
    this.#log.append(...nodes);
    this.#setTabStop(nodes.at(-1));
  }

  /** Puts a changed message in the place of the old drawing; keyboard focus stays where it was. */
  #replace(old, fresh) {
    const buttons = [...old.querySelectorAll("button")];
    const focused = buttons.indexOf(document.activeElement);
    const hadFocus = old.contains(document.activeElement);
    if (old.tabIndex === 0) fresh.tabIndex = 0;
    old.replaceWith(fresh);
    if (!hadFocus) return;
    const target = focused >= 0 ? fresh.querySelectorAll("button")[focused] ?? fresh : fresh;
    if (target === fresh) this.#focus(fresh);
    else target.focus({ preventScroll: true });
  }

  #placeDots() {
    if (this.#typing.has(this.#world.chat)) this.#log.append(this.#dots);
    else this.#dots.remove();
  }

  #jumpToEnd() {
    this.#log.scrollTop = this.#log.scrollHeight;
    this.#noticeScroll();
  }

  #noticeScroll() {
    const { scrollHeight, scrollTop, clientHeight } = this.#log;
    const sizes = `${scrollHeight} ${clientHeight}`;
    const wasResized = this.#sizes !== sizes;
    this.#sizes = sizes;
    if (this.#stuck && wasResized) this.#log.scrollTop = scrollHeight; // not the reader: a picture, a keyboard
    else this.#stuck = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    if (this.#stuck) this.#actions.read();
    this.showUnread();
  }

  #setTabStop(message) {
    for (const old of this.#log.querySelectorAll(".message[tabindex='0']")) old.tabIndex = -1;
    if (message) message.tabIndex = 0;
  }

  #focus(message) {
    this.#setTabStop(message);
    message.focus({ preventScroll: true });
  }

  #walk(event) {
    const at = event.target.closest(".message");
    if (event.target !== at) return;
    const all = [...this.#log.querySelectorAll(".message[data-id]")];
    const index = all.indexOf(at);
    const goals = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: all.length - 1 };
    if (event.key in goals) {
      const goal = all[Math.max(0, Math.min(all.length - 1, goals[event.key]))];
      this.#focus(goal);
      goal.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") {
      this.#menuOf(at, at.querySelector(".bubble") ?? at);
    } else return;
    event.preventDefault();
  }

  #openMenu(event) {
    const at = event.target.closest(".message[data-id]");
    if (!at || event.target.closest("a")) return;
    event.preventDefault();
    const byKeyboard = event.clientX === 0 && event.clientY === 0;
    this.#menuOf(at, byKeyboard ? at : { x: event.clientX, y: event.clientY });
  }

  #menuOf(node, place) {
    this.#withMessage(node, (message) => this.#actions.menu(message, place));
  }

  #withMessage(node, use) {
    const message = this.#world.message(this.#world.chat, Number(node.dataset.id));
    if (message && message.kind !== "service") use(message);
  }

  /** Touch screens that send no "contextmenu": a finger held on a bubble opens its menu. */
  #watchLongPress(event) {
    const bubble = event.target.closest(".bubble");
    if (event.pointerType !== "touch" || !bubble) return;
    const place = { x: event.clientX, y: event.clientY };
    const timer = setTimeout(() => this.#menuOf(bubble.closest(".message"), place), LONG_PRESS_MS);
    for (const end of ["pointerup", "pointercancel", "scroll", "swipe"]) {
      this.#log.addEventListener(end, () => clearTimeout(timer), { once: true });
    }
  }
}
