// The lower edge of a chat: message field, reply and edit bar, Start and Unblock, reply keyboards.
import { summary } from "./bubble.js";
import { CommandMenu } from "./commandmenu.js";
import { element, iconButton, pictogram, redraw } from "./elements.js";

const FRESH_DRAFT = () => ({ text: "", replyTo: null, isForced: false, editing: null, dismissed: null });

export class Composer {
  #world;
  #actions;
  #drafts = new Map(); // "person:chat:topic" -> draft
  #offer = null; // {person, chat, payload}: a link wants the bot started with this payload
  #area = document.getElementById("composer");
  #bar = element("div", { class: "reply-bar", "data-testid": "reply-bar", hidden: true });
  #replyKeys = element("div", { class: "reply-keys", role: "group", "aria-label": "Suggested answers", hidden: true });
  #input = element("textarea", {
    id: "composer-input", rows: 1, placeholder: "Message", "aria-label": "Message", "aria-autocomplete": "list",
    "aria-haspopup": "listbox", autocomplete: "off", maxlength: 4096, enterkeyhint: "send", "data-testid": "composer",
  });
  #menu = new CommandMenu(this.#input, (command, onlyInsert) => this.#pick(command, onlyInsert));
  #send = iconButton("send", "Send", "send", () => this.#submit());
  #row;
  #big = element("button", { type: "button", class: "big-button", hidden: true });

  /** `actions`: send(text, replyTo), edit(id, text), attach(anchor), start(payload), unblock(), askLocation(). */
  constructor(world, actions) {
    this.#world = world;
    this.#actions = actions;
    this.#row = element(
      "form",
      { class: "composer-row", submit: (event) => event.preventDefault() },
      iconButton("commands", "Commands", "commands", () => this.#toggleMenu()),
      this.#input,
      iconButton("clip", "Attach", "attach", (click) => actions.attach(click.currentTarget)),
      this.#send,
    );
    this.#send.classList.add("send");
    const keepFocus = (event) => event.preventDefault();
    this.#row.querySelector("[data-testid=commands]").addEventListener("pointerdown", keepFocus);
    this.#area.append(this.#menu.element, this.#bar, this.#row, this.#replyKeys, this.#big);
    this.#input.addEventListener("input", () => this.#noticeInput());
    this.#input.addEventListener("keydown", (event) => this.#press(event));
    this.#input.addEventListener("blur", () => this.#menu.close());
  }

  /** Shows what belongs under the open chat: its draft, a big button, a reply keyboard. */
  show() {
    const { person, chat } = this.#world;
    const isPrivate = person === chat;
    const blocked = isPrivate && Boolean(this.#world.me()?.blocked);
    if (this.#offer?.person !== person || this.#offer.chat !== chat) this.#offer = null;
    const untouched = isPrivate && !blocked && this.#world.lastMessage(chat) === null;
    this.#showBig(blocked ? ["Unblock", "unblock-bot", this.#actions.unblock] : ["Start", "start-bot", () => this.#start()],
      blocked || untouched || this.#offer !== null);
    this.#takeForcedReply();
    const draft = this.#draft();
    if (this.#input.value !== draft.text) this.#input.value = draft.text;
    this.#showBar();
    this.#showReplyKeys();
    this.#grow();
    this.#menu.close();
  }

  /** Follows a message of the open chat: forced replies and reply keyboards come with it. */
  noticeMessage() {
    const wasBig = !this.#big.hidden;
    if (wasBig || this.#world.lastMessage(this.#world.chat) === null) {
      this.show();
      if (wasBig && this.#big.hidden) this.focus();
    }
    this.#takeForcedReply();
    this.#showBar();
    this.#showReplyKeys();
  }

  focus() {
    (this.#big.hidden ? this.#input : this.#big).focus({ preventScroll: true });
  }

  /** Shows START in the open private chat, for a link's payload; going elsewhere takes it back. */
  offerStart(payload) {
    this.#offer = { person: this.#world.person, chat: this.#world.chat, payload };
    this.show();
    this.focus();
  }

  reply(message) {
    Object.assign(this.#draft(), { replyTo: message.message_id, isForced: false, editing: null });
    this.#showBar();
    this.focus();
  }

  edit(message) {
    Object.assign(this.#draft(), { editing: message.message_id, replyTo: null });
    this.#setText(message.text);
    this.#showBar();
    this.focus();
  }

  /** Puts words into the field, for the reader to send. */
  propose(text) {
    this.#setText(text);
    this.focus();
  }

  /** Gives back words that could not be sent, unless something else was typed meanwhile. */
  giveBack(place, text) {
    const draft = this.#draft(place);
    if (draft.text !== "") return;
    draft.text = text;
    if (draft === this.#draft()) this.#setText(text);
  }

  #start() {
    const payload = this.#offer?.payload ?? "";
    this.#offer = null;
    this.#actions.start(payload);
    this.show();
  }

  #draft({ person, chat, topic } = this.#world) {
    const key = `${person}:${chat}:${topic}`;
    if (!this.#drafts.has(key)) this.#drafts.set(key, FRESH_DRAFT());
    return this.#drafts.get(key);
  }

  #commands() {
    const { commands, person, chat } = this.#world;
    return (person === chat ? commands.private : commands.group) ?? [];
  }

  #showBig([words, testid, run], isShown) {
    this.#big.textContent = words;
    this.#big.dataset.testid = testid;
    this.#big.onclick = run;
    this.#big.hidden = !isShown;
    this.#row.hidden = isShown;
  }

  #setText(text) {
    this.#input.value = text;
    this.#draft().text = text;
    this.#grow();
  }

  #grow() {
    this.#input.style.height = "auto";
    this.#input.style.height = `${Math.min(this.#input.scrollHeight, 160)}px`;
    const isEmpty = this.#input.value.trim() === "";
    this.#send.setAttribute("aria-disabled", String(isEmpty));
    const label = this.#draft().editing === null ? "Send" : "Save the edit";
    this.#send.setAttribute("aria-label", label);
    this.#send.title = label;
  }

  #noticeInput() {
    this.#draft().text = this.#input.value;
    this.#grow();
    this.matchCommands();
  }

  /** Shows the commands that fit what is typed so far, also when they come after it. */
  matchCommands() {
    if (/^\/\w*$/u.test(this.#input.value)) this.#menu.filter(this.#commands(), this.#input.value);
    else this.#menu.close();
  }

  #press(event) {
    if (event.isComposing) return;
    const typedInFull = event.key === "Enter" && this.#commands().some(({ command }) => `/${command}` === this.#input.value);
    if (!event.shiftKey && !typedInFull && this.#menu.press(event.key)) event.preventDefault();
    else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "Escape") this.#cancel();
    else if (event.key === "ArrowUp" && this.#input.value === "") {
      event.preventDefault();
      this.#actions.editLast();
    }
  }

  #submit() {
    const text = this.#input.value.trim();
    const draft = this.#draft();
    this.#menu.close();
    if (text === "") return;
    if (draft.editing !== null) this.#actions.edit(draft.editing, text);
    else this.#actions.send(text, draft.replyTo);
    this.#clear();
  }

  #clear() {
    Object.assign(this.#draft(), FRESH_DRAFT(), { dismissed: this.#forcedBy()?.message_id ?? null });
    this.#setText("");
    this.#showBar();
  }

  #cancel() {
    const draft = this.#draft();
    if (draft.editing !== null) this.#setText("");
    Object.assign(draft, { replyTo: null, editing: null, dismissed: this.#forcedBy()?.message_id ?? null });
    this.#showBar();
    this.focus();
  }

  #toggleMenu() {
    if (this.#menu.isOpen) this.#menu.close();
    else {
      this.focus();
      this.#menu.filter(this.#commands(), "");
    }
  }

  #pick(command, onlyInsert) {
    const inGroup = this.#world.person !== this.#world.chat;
    const words = inGroup ? `/${command}@${this.#world.bot.username}` : `/${command}`;
    if (this.#input.value.startsWith("/")) this.#setText("");
    if (onlyInsert) this.#setText(`${words} `);
    else this.#actions.send(words, null);
    this.focus();
  }

  /** The bot's message that asks the reader for a reply, until they write or something else is asked. */
  #forcedBy() {
    const asks = (message) => (message.force_reply || message.reply_keyboard !== null) && this.#world.isForMe(message);
    const last = this.#world.shown().findLast((message) => message.author === this.#world.person || asks(message));
    return last?.force_reply ? last : null;
  }

  #takeForcedReply() {
    const forced = this.#forcedBy();
    const draft = this.#draft();
    const isGone = draft.replyTo !== null && this.#world.message(this.#world.chat, draft.replyTo) === null;
    if (isGone) draft.replyTo = null;
    if (!forced || draft.editing !== null || draft.dismissed === forced.message_id) return;
    if (draft.replyTo === null || draft.isForced) Object.assign(draft, { replyTo: forced.message_id, isForced: true });
  }

  #showBar() {
    const draft = this.#draft();
    const target = this.#world.message(this.#world.chat, draft.editing ?? draft.replyTo ?? -1);
    this.#bar.hidden = target === null;
    const isMuted = this.#world.chatById(this.#world.chat)?.standings[this.#world.person] === "restricted";
    this.#input.disabled = isMuted;
    this.#input.placeholder = isMuted ? "Muted in this group" : (draft.editing === null && target?.placeholder) || "Message";
    this.#grow();
    if (target === null) return;
    const isEdit = draft.editing !== null;
    redraw(this.#bar, [
      pictogram(isEdit ? "edit" : "reply"),
      element("div", { class: "reply-words" },
        element("b", {}, isEdit ? "Edit message" : `Reply to ${target.name}`),
        element("span", {}, summary(target))),
      iconButton("close", isEdit ? "Stop editing" : "Do not reply", "cancel-reply", () => this.#cancel()),
    ]);
  }

  #showReplyKeys() {
    const last = this.#world.shown().findLast((one) => Array.isArray(one.reply_keyboard) && this.#world.isForMe(one));
    this.#replyKeys.hidden = this.#row.hidden || !last?.reply_keyboard.length;
    if (this.#replyKeys.hidden) return this.#replyKeys.replaceChildren();
    return redraw(this.#replyKeys, last.reply_keyboard.map((row) => element(
      "div",
      { class: "keyboard-row", "data-message": last.message_id },
      ...row.map((key) => element(
        "button",
        { type: "button", "data-testid": "reply-keyboard-button", click: () => this.#pressKey(key, last) },
        key.request_location && pictogram("location"),
        element("span", {}, key.text),
      )),
    )));
  }

  #pressKey(key, message) {
    if (key.request_location) this.#actions.askLocation();
    else this.#actions.send(key.text, this.#world.person === this.#world.chat ? null : message.message_id);
  }
}
