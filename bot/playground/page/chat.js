// The playground's chat page: connects the stand-in server, what the page knows, and its parts.
//
// Hooks for tests (data-testid):
//   app                  data-view is "chat" or "list" (the list matters on a phone only)
//   person-<id>          who I am (aria-pressed); inside: unread, the person's unread messages
//   chat-<id>            a chat in the list (aria-current); inside: unread
//   back                 phone: to the list of chats           chat-title, chat-status ("typing…")
//   conversation         role=log; data-chat and data-ready="<chat>" once its history is drawn
//   message              data-id, data-from, data-mine; inside: words, edited, photo, reply-quote,
//                        reaction, keyboard-button (data-data; aria-busy until answered), forwarded,
//                        message-reply, message-menu
//   typing               the three dots                        new-messages: to the end
//   composer, send       the message field and its button      start-bot, unblock-bot: big buttons
//   commands             opens command-menu; command-item has data-command
//   reply-bar, cancel-reply, reply-keyboard-button
//   attach               opens a menu: menu-attach-<photo|sticker|voice|location>
//   menu                 a floating menu; action-reply, action-edit, action-copy, action-react-<emoji>,
//                        action-forward, which opens forward-<chat>
//   topic-<id|general>   a forum's topics (aria-pressed)
//   group-panel          set-standing-<user>, set-mask, upgrade, new-topic-name, new-topic-add, topic-turn, topic-delete
//   location-form        city-<name>, location-latitude, location-longitude, location-send
//   world-open, world-close (narrow windows), world: clock, date, advance-<hour|day|3-days>, block,
//                        attach-<kind>, read-all, new-person-name, new-person-add, new-group-name, new-group-add
//   theme                light or dark (html[data-theme])
//   toast, alert, alert-ok, banner
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { askLocation } from "./location.js";
import { openMenu } from "./menu.js";
import { openMessageMenu } from "./messagemenu.js";
import { alertDialog, banner, toast, unheard } from "./notices.js";
import { WorldPanel, attachments } from "./panel.js";
import { showChats, showHead, showPeople } from "./rooms.js";
import { Refused, Unreachable, fetchHistory, fetchState, follow, post } from "./server.js";
import { followLink } from "./botlink.js";
import { Taps } from "./taps.js";
import { showTopics } from "./topics.js";
import { World } from "./world.js";

const SUPERGROUPS = -1_000_000_000_000; // a group's id and this make the id of its supergroup
const RETRY_MS = [500, 1000, 2000, 4000];

const app = document.getElementById("app");
const log = document.getElementById("log");
const world = new World();
const taps = new Taps();
const onPhone = matchMedia("(max-width: 640px)");

const actions = {
  bePerson,
  openChat,
  openTopic,
  closeChat: () => setView("list"),
  openWorld: () => panel.open(),
  read: markRead,
  menu: (message, place) => openMessageMenu(world, message, place, actions),
  reply: (message) => composer.reply(message),
  editText: (message) => composer.edit(message),
  forward: (message, { id }) => attempt("forward", { ...here(message), topic: null, to: id }).then(accept),
  link: (url) => followLink(world, url, actions),
  command: (words) => send(inGroup() && !words.includes("@") ? `${words}@${world.bot.username}` : words),
  tap: (message, data, button) => taps.tap(button, attempt("tap", { ...here(message), data })),
  react: (message, emoji) => attempt("react", { ...here(message), emoji }),
  send,
  edit: (id, text) => attempt("edit", { ...here(), message_id: id, text }),
  editLast: editLastOfMine,
  attach,
  offerStart: (payload) => composer.offerStart(payload),
  propose: (text) => composer.propose(text),
  start: (payload) => send(payload ? `/start ${payload}` : "/start"),
  unblock: () => attempt("block", { person: world.person, blocked: false }),
  block: (blocked) => attempt("block", { person: world.person, blocked }),
  askLocation: () => attach("location"),
  advance: (seconds) => attempt("clock", { advance_seconds: seconds }).then(setClock),
  addGroup: (title) => attempt("group", { person: world.person, title }).then((group) => group && openChat(group.id)),
  changeGroup: (action, fields) => attempt(action, { chat: world.chat, ...fields }).then(() => panel.show()),
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
  const place = { person: world.person, chat: world.chat, topic: world.topic };
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

/** Shows what was sent, unless its event came first: by now the bot may have reacted to it. */
function accept(message) {
  if (message && !world.message(message.chat, message.message_id)) showMessage(message);
}

async function send(text, replyTo = null) {
  const place = here();
  const message = await attempt("send", { ...place, text, reply_to: replyTo });
  if (!message) return composer.giveBack(place, text);
  const why = unheard(message, world.bot);
  if (why) toast(why);
  return accept(message);
}

function attach(kind) {
  const place = here();
  const request = (more) => attempt("attach", { ...place, kind, ...more }).then(accept);
  if (kind === "location") askLocation((latitude, longitude) => request({ latitude, longitude }));
  else request({});
}

function editLastOfMine() {
  const last = world.shown().findLast((one) => one.author === world.person && one.kind === "text");
  if (last) composer.edit(last);
}

function bePerson(id) {
  const sameGroup = world.chatById(world.chat)?.members.includes(id) && world.chat !== world.person;
  world.person = id;
  openChat(sameGroup ? world.chat : id);
}

function openChat(id) {
  world.chat = id;
  world.forgetTopic();
  setView("chat");
  showAll();
  if (matchMedia("(hover: hover)").matches) composer.focus();
}

function openTopic(id) {
  world.topic = id;
  showAll();
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
  showTopics(world, actions);
}

function showAll({ keepPlace = false } = {}) {
  conversation.open({ keepPlace });
  composer.show();
  panel.show();
  markRead();
  showRooms();
  log.dataset.chat = log.dataset.ready = world.chat;
  history.replaceState(null, "", `?${new URLSearchParams({ as: world.person, chat: world.chat })}`);
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
  const upgraded = fresh.find(({ id }) => id === world.chat + SUPERGROUPS);
  const isIn = (chat) => chat?.members.includes(world.person);
  const hadTopic = world.topic !== null;
  world.forgetTopic();
  if (upgraded) openChat(upgraded.id);
  else if (!isIn(world.chatById(world.chat))) openChat(world.person);
  else if (hadTopic && world.topic === null) showAll();
  composer.show();
  panel.show();
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
  privacy({ read_all: flag }) {
    world.readAll = flag;
    panel.show();
  },
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
    world.learn(state, Object.fromEntries(new URLSearchParams(location.search)));
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

document.addEventListener("keydown", (event) => {
  const person = event.altKey && !event.ctrlKey && world.people[Number(event.code.replace("Digit", "")) - 1];
  if (!person) return;
  event.preventDefault();
  bePerson(person.id);
});
document.addEventListener("visibilitychange", () => conversation.isAtEnd() && markRead());
connect().then(() => matchMedia("(hover: hover)").matches && composer.focus());
