// Draws one message: bubble, quote, media, time, reactions, and the keyboard under it.
import { avatar, element, hueOf, iconButton, pictogram } from "./elements.js";
import { richText } from "./richtext.js";
import { clockTime } from "./world.js";

const MEDIA = {
  sticker: { label: "Sticker", draw: () => pictogram("sticker-big", "sticker") },
  voice: {
    label: "Voice message",
    draw: () => element("span", { class: "voice-clip" }, pictogram("play", "play"), pictogram("waves", "waves")),
  },
  location: { label: "Location", draw: () => element("span", { class: "place" }, pictogram("location")) },
};

/** A line of text for lists and quotes. */
export function summary(message) {
  const words = message.text || wordsOf(message.caption_html ?? "");
  if (words) return words.replace(/\s+/gu, " ").slice(0, 140);
  if (message.kind === "photo") return "Photo";
  return MEDIA[message.kind]?.label ?? "";
}

function wordsOf(html) {
  return new DOMParser().parseFromString(html, "text/html").body.textContent ?? "";
}

/** The emoji in colour: some have a plain form too, which a variation selector rules out. */
export function colourful(emoji) {
  return emoji === "❤" ? "❤\uFE0F" : emoji;
}

/** Where a message stands among its neighbours: the first or last of one sender's run. */
export function placeInRun(previous, message, next) {
  const joins = (one, other) => one && other && one.kind !== "service" && other.kind !== "service"
    && one.from === other.from && one.author === other.author && Math.abs(Date.parse(other.date) - Date.parse(one.date)) < 300_000;
  return { first: !joins(previous, message), last: !joins(message, next) };
}

/** The element of a message. `actions`: tap, jump, link, command, menu, react, reply. */
export function drawMessage(world, message, run, actions) {
  if (message.kind === "service") return drawService(world, message);
  const mine = message.author === world.person;
  const isGroup = message.chat !== world.person;
  const sender = message.name;
  const classes = ["message", mine ? "mine" : "theirs", message.kind];
  if (run.first) classes.push("first");
  if (run.last) classes.push("last");
  const face = isGroup && !mine && element("span", { class: "face" },
    run.last && avatar(message.from === world.bot.id ? "bot" : "person", message.from, sender));
  const more = iconButton("more", "Message actions", "message-menu", (click) => actions.menu(message, click.currentTarget));
  const reply = iconButton("reply", "Reply", "message-reply", () => actions.reply(message));
  for (const button of [more, reply]) button.tabIndex = -1; // by keyboard, Enter on the message opens its actions
  return element(
    "article",
    {
      class: classes.join(" "), tabindex: -1, "aria-label": `${mine ? "You" : sender}, ${clockTime(message.date)}`,
      "data-testid": "message", "data-id": message.message_id, "data-from": message.from, "data-mine": String(mine),
    },
    face,
    element(
      "div",
      { class: "stack" },
      element("div", { class: "line" },
        drawBubble(world, message, isGroup && (!mine || message.from !== message.author) && run.first && sender, actions),
        element("div", { class: "tools" }, reply, more)),
      message.keyboard && drawKeyboard(message, actions),
    ),
  );
}

function drawService(world, message) {
  return element(
    "article",
    { class: "message service", tabindex: -1, "data-testid": "message", "data-id": message.message_id,
      "aria-label": `Notice, ${clockTime(message.date)}` },
    element("span", { class: "pill" }, message.text),
  );
}

function drawBubble(world, message, sender, actions) {
  const html = message.caption_html ?? message.html ?? "";
  const words = html ? richText(html, actions.link, actions.command) : message.text;
  const media = MEDIA[message.kind];
  return element(
    "div",
    { class: "bubble" },
    sender && element("div", { class: "sender", "data-hue": hueOf(message.from) }, sender),
    message.forwarded_from && element("div", { class: "forwarded", "data-testid": "forwarded" },
      "Forwarded from ", element("b", {}, message.forwarded_from)),
    message.reply_to !== null && message.reply_to !== undefined && drawQuote(world, message, actions),
    message.kind === "photo" && drawPhoto(message),
    media && media.draw(),
    element("div", { class: "words", "data-testid": "words" },
      html || message.text ? words : mediaWords(message), drawFooter(message)),
    message.reactions?.length > 0 && drawReactions(world, message, actions),
  );
}

function mediaWords({ kind, location: place }) {
  if (place) return `${place.latitude.toFixed(4)}, ${place.longitude.toFixed(4)}`;
  return MEDIA[kind]?.label ?? "";
}

function drawFooter(message) {
  return element(
    "span",
    { class: "footer" },
    message.edited && element("span", { class: "edited", "data-testid": "edited" }, "edited"),
    element("time", { datetime: message.date, title: `${message.date.slice(0, 10)} ${clockTime(message.date)} UTC` },
      clockTime(message.date)),
  );
}

function drawQuote(world, message, actions) {
  const original = world.message(message.chat, message.reply_to);
  return element(
    "button",
    { type: "button", class: "quote", "data-testid": "reply-quote", "data-hue": hueOf(original?.from ?? 0),
      click: () => actions.jump(message.reply_to) },
    element("b", {}, original ? original.name : "Earlier message"),
    element("span", {}, original ? summary(original) : "no longer here"),
  );
}

function drawPhoto(message) {
  const address = message.photo ? new URL(message.photo, location.href) : null;
  if (address?.origin !== location.origin) return element("span", { class: "no-photo" }, pictogram("photo"));
  const picture = element("img", { src: address.href, alt: summary(message), loading: "lazy", "data-testid": "photo" });
  return element("a", { class: "photo-link", href: address.href, target: "_blank", rel: "noopener" }, picture);
}

function drawReactions(world, message, actions) {
  const byEmoji = new Map();
  for (const { emoji, from } of message.reactions) byEmoji.set(emoji, [...(byEmoji.get(emoji) ?? []), from]);
  const chips = [...byEmoji].map(([emoji, from]) => element(
    "button",
    {
      type: "button", class: "reaction", "data-testid": "reaction", "aria-pressed": String(from.includes(world.person)),
      "aria-label": `${emoji} from ${from.map((id) => world.nameOf(id)).join(", ")}`,
      click: () => actions.react(message, from.includes(world.person) ? "" : emoji),
    },
    element("span", {}, colourful(emoji)),
    element("span", { class: "count" }, from.length > 1 ? String(from.length) : ""),
  ));
  return element("div", { class: "reactions" }, ...chips);
}

function drawKeyboard(message, actions) {
  return element("div", { class: "keyboard" }, ...message.keyboard.map((row) => element(
    "div",
    { class: "keyboard-row" },
    ...row.map((button) => drawButton(message, button, actions)),
  )));
}

function drawButton(message, button, actions) {
  const node = element(
    "button",
    { type: "button", "data-testid": "keyboard-button", "data-data": button.data },
    element("span", {}, button.text),
    button.url && pictogram("outside", "corner"),
  );
  node.addEventListener("click", () => {
    if (!button.url) actions.tap(message, button.data, node);
    else if (!actions.link(button.url)) open(button.url, "_blank", "noopener,noreferrer");
  });
  return node;
}
