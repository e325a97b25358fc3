// The playground's chat page: connects the stand-in server, what the page knows, and its parts.
//
// Hooks for tests (data-testid):
//   app                  data-view is "chat" or "list" (the list matters on a phone only)
//   person-<id>          who I am (aria-pressed); inside: unread, the person's unread messages
//   chat-<id>            a chat in the list (aria-current); inside: unread
//   back                 phone: to the list of chats           chat-title, chat-status ("typing…")
//   conversation         role=log; data-chat and data-ready="<chat>" once its history is drawn
//   message              data-id, data-from, data-mine; inside: words, edited, photo, reply-quote,
//                        reaction, keyboard-button (data-data; aria-busy until answered), message-menu
//   typing               the three dots                        new-messages: to the end
//   composer, send       the message field and its button      start-bot, unblock-bot: big buttons
//   commands             opens command-menu; command-item has data-command
//   reply-bar, cancel-reply, reply-keyboard-button
//   attach               opens a menu: menu-attach-<photo|sticker|voice|location>
//   menu                 a floating menu; action-reply, action-edit, action-copy, action-react-<emoji>
//   location-form        city-<name>, location-latitude, location-longitude, location-send
//   world-open, world-close (narrow windows), world: clock, date, advance-<hour|day|3-days>, block,
//                        attach-<kind>, read-all, new-person-name, new-person-add
//   theme                light or dark (html[data-theme])
//   toast, alert, alert-ok, banner
import { colourful } from "./bubble.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { askLocation } from "./location.js";
import { openMenu } from "./menu.js";
import { alertDialog, banner, toast } from "./notices.js";
import { WorldPanel, attachments } from "./panel.js";
import { showChats, showHead, showPeople } from "./rooms.js";
import { Refused, Unreachable, fetchHistory, fetchState, follow, post } from "./server.js";
import { botLink } from "./botlink.js";
import { Taps } from "./taps.js";
import { World } from "./world.js";

const REACTIONS = [["👍", "Thumbs up"], ["❤", "Heart"], ["🎉", "Party"], ["🤔", "Thinking"]];
const RETRY_MS = [500, 1000, 2000, 4000];

const app = document.getElementById("app");
const log = document.getElementById("log");
const world = new World();
const taps = new Taps();
const onPhone = matchMedia("(max-width: 640px)");

const actions = {
  bePerson,
  openChat,
  closeChat: () => setView("list"),
  openWorld: () => panel.open(),
  read: markRead,
  menu: showMessageMenu,
  link: followBotLink,
  command: (words) => send(inGroup() && !words.includes("@") ? `${words}@${world.bot.username}` : words),
  tap: (message, data, button) => taps.tap(button, attempt("tap", { ...here(message), data })),
  react: (message, emoji) => attempt("react", { ...here(message), emoji }),
  send,
  edit: (id, text) => attempt("edit", { ...here(), message_id: id, text }).then(accept),
  editLast: editLastOfMine,
  attach,
  start: () => send("/start"),
  unblock: () => attempt("block", { person: world.person, blocked: false }),
  block: (blocked) => attempt("block", { person: world.person, blocked }),
  askLocation: () => attach("location"),
  advance: (seconds) => attempt("clock", { advance_seconds: seconds }).then(setClock),
  addPerson: (name) => attempt("people", { first_name: name, language_code: "en" }),
  async readAll(flag) {
    if (await attempt("read-all", { person: world.person, read_all: flag })) world.readAll = flag;
    panel.show();
  },
};

const conversation = new Conversation(world, actions);
const composer = new Composer(world, {
  ...actions,
  attach: (anchor) => openMenu(anchor, "Attach", attachments(attach)),
});
const panel = new WorldPanel(world, actions);

function inGroup() {
  return world.chat !== world.person;
}

/** The fields that say who acts where; with a message, on which. */
function here(message = null) {
  const place = { person: world.person, chat: world.chat };
  return message ? { ...place, message_id: message.message_id } : place;
}

/** Posts, and tells the reader when it did not work; the answer is null then. */
async function attempt(action, body) {
  try {
    return await post(action, body);
  } catch (error) {
    if (!(error instanceof Refused || error instanceof Unreachable)) throw error;
    toast(error.message, "bad");
    return null;
  }
}

function accept(message) {
  if (message) showMessage(message);
}

async function send(text, replyTo = null) {
  const place = here();
  const message = await attempt("send", { ...place, text, reply_to: replyTo });
  if (message) accept(message);
  else composer.giveBack(place.person, place.chat, text);
}

function attach(kind) {
  const place = here();
  const request = (more) => attempt("attach", { ...place, kind, ...more }).then(accept);
  if (kind === "location") askLocation((latitude, longitude) => request({ latitude, longitude }));
  else request({});
}

function editLastOfMine() {
  const last = world.messagesOf(world.chat).findLast((one) => one.from === world.person && one.kind === "text");
  if (last) composer.edit(last);
}

function showMessageMenu(message, place) {
  const mine = message.reactions?.find(({ from }) => from === world.person)?.emoji;
  const react = ([emoji, spoken]) => ({
    label: colourful(emoji), spoken: `React: ${spoken}`, testid: `action-react-${emoji}`,
    run: () => actions.react(message, emoji === mine ? "" : emoji),
  });
  const items = [
    { row: REACTIONS.map(react) },
    { label: "Reply", icon: "reply", testid: "action-reply", run: () => composer.reply(message) },
  ];
  if (message.from === world.person && message.kind === "text") {
    items.push({ label: "Edit", icon: "edit", testid: "action-edit", run: () => composer.edit(message) });
  }
  if (message.text) {
    items.push({ label: "Copy", icon: "copy", testid: "action-copy", run: () => copy(message.text) });
  }
  openMenu(place, "Message actions", items);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast("Copied.");
  } catch {
    toast("The browser does not let this page copy.", "bad");
  }
}

/** Handles links that a phone would open inside the messenger; true when it was one. */
function followBotLink(url) {
  const link = botLink(url, world.bot.username);
  if (link === null) return false;
  if (link.kind === "start") {
    openChat(world.person);
    send(link.payload ? `/start ${link.payload}` : "/start");
  } else if (link.kind === "chat") openChat(world.person);
  else if (link.kind === "group") {
    const group = world.chatsOf(world.person).find((chat) => chat.type !== "private");
    if (!group) return false;
    openChat(group.id);
    send(`/start@${world.bot.username} ${link.payload}`.trim());
  } else if (link.kind === "share") {
    const group = world.chatsOf(world.person).find((chat) => chat.type !== "private");
    openChat(group?.id ?? world.person);
    composer.propose(link.text);
  }
  return true;
}

function bePerson(id) {
  const sameGroup = world.chatById(world.chat)?.members.includes(id) && world.chat !== world.person;
  world.person = id;
  openChat(sameGroup ? world.chat : id);
}

function openChat(id) {
  world.chat = id;
  setView("chat");
  showAll();
  if (matchMedia("(hover: hover)").matches) composer.focus();
}

function setView(view) {
  app.dataset.view = view;
  showRooms();
  if (onPhone.matches && view === "list") document.querySelector("#chats .chat[aria-current]")?.focus();
}

function markRead() {
  const isSeen = !document.hidden && (!onPhone.matches || app.dataset.view === "chat");
  if (!isSeen || world.chat === null || world.unread(world.person, world.chat) === 0) return;
  world.markRead(world.person, world.chat);
  showRooms();
}

function showRooms() {
  showPeople(world, actions);
  showChats(world, actions);
  showHead(world, conversation.isTyping(world.chat), actions);
}

function showAll({ keepPlace = false } = {}) {
  conversation.open({ keepPlace });
  composer.show();
  panel.show();
  markRead();
  showRooms();
  log.dataset.chat = log.dataset.ready = world.chat;
}

function showMessage(message) {
  const known = world.message(message.chat, message.message_id);
  if (JSON.stringify(known) === JSON.stringify(message)) return; // the answer to a request, then its event
  const isNew = world.put(message);
  if (isNew && message.from === world.bot.id) conversation.endTyping(message.chat);
  conversation.show(message, isNew);
  if (message.chat === world.chat) {
    composer.noticeMessage();
    if (conversation.isAtEnd()) markRead();
  }
  showRooms();
}

function setClock(answer) {
  if (!answer) return;
  const day = world.now().getUTCDate();
  world.setClock(answer.now);
  panel.show();
  if (world.now().getUTCDate() !== day) conversation.open({ keepPlace: true }); // "Today" is another day now
}

async function meet(chats) {
  const known = new Set(world.chats.map(({ id }) => id));
  world.chats = chats;
  const fresh = chats.filter(({ id }) => !known.has(id));
  await Promise.all(fresh.map(async (chat) => world.setHistory(chat.id, await fetchHistory(chat.id, chat.members[0]))));
  if (!world.chatById(world.chat)) openChat(world.person);
  showRooms();
}

const onEvent = {
  message: ({ message }) => showMessage(message),
  edit: ({ message }) => showMessage(message),
  delete({ chat, message_id: id }) {
    world.remove(chat, id);
    conversation.remove(chat);
    composer.noticeMessage();
    showRooms();
  },
  reaction({ chat, message_id: id, reactions }) {
    const message = world.message(chat, id);
    if (message) showMessage({ ...message, reactions });
  },
  typing({ chat }) {
    conversation.showTyping(chat, showRooms);
    showRooms();
  },
  callback_answer(answer) {
    taps.answered(answer.query_id);
    if (answer.person !== world.person || !answer.text) return;
    if (answer.alert) alertDialog(answer.text);
    else toast(answer.text);
  },
  clock: setClock,
  commands({ commands }) {
    Object.assign(world, { commands });
    composer.matchCommands();
  },
  people({ people }) {
    world.people = people;
    composer.show();
    panel.show();
    showRooms();
  },
  chats: ({ chats }) => meet(chats),
};

function handle(event) {
  world.seq = Math.max(world.seq, event.seq);
  onEvent[event.kind]?.(event);
}

/** Loads everything, then follows the events; starts over whenever the server was lost. */
async function connect(attempts = 0) {
  const lost = (count) => {
    banner("The playground's server does not answer. Trying again …");
    setTimeout(() => connect(count + 1), RETRY_MS[Math.min(count, RETRY_MS.length - 1)]);
  };
  try {
    const state = await fetchState();
    const histories = await Promise.all(state.chats.map(async (chat) => [chat.id, await fetchHistory(chat.id, chat.members[0])]));
    world.learn(state);
    world.seq = state.seq;
    for (const [chat, messages] of histories) world.setHistory(chat, messages);
  } catch (error) {
    if (!(error instanceof Refused || error instanceof Unreachable)) throw error;
    return lost(attempts);
  }
  showAll({ keepPlace: true });
  follow(world.seq, () => banner(null), handle, () => lost(0));
  return undefined;
}

document.addEventListener("visibilitychange", () => conversation.isAtEnd() && markRead());
connect().then(() => matchMedia("(hover: hover)").matches && composer.focus());
