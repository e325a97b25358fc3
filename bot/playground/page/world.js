// What the page knows: people, chats, messages, what has been read; no drawing, no requests.

const READ_KEY = "viva-read";

export class World {
  bot = { id: 0, first_name: "", username: "" };
  people = [];
  chats = [];
  commands = { private: [], group: [] };
  seq = 0;
  readAll = false; // whether the bot reads everything in groups
  person = null; // id of who the reader is just now
  chat = null; // id of the open chat
  topic = null; // id of the open topic of a forum; null is its General topic, and every other chat
  #messages = new Map(); // chat id -> (message id -> message), oldest first
  #read = new Map(); // "person:chat" -> last message id seen
  #clockLead = 0; // milliseconds that the world's clock is ahead of this machine's

  constructor() {
    try {
      this.#read = new Map(Object.entries(JSON.parse(localStorage.getItem(READ_KEY) ?? "{}")));
    } catch {
      this.#read = new Map(); // unreadable or forbidden storage: everything counts as read
    }
  }

  /** Takes over the server's state. `wanted` says who to be and where: a person's id or name, a chat's id. */
  learn(state, wanted) {
    Object.assign(this, { bot: state.bot, people: state.people, chats: state.chats, commands: state.commands });
    this.readAll = Boolean(state.read_all);
    this.setClock(state.now);
    const called = (person) => [String(person.id), person.username, person.first_name.toLowerCase()]
      .includes(wanted.as?.toLowerCase());
    this.person ??= this.people.find(called)?.id ?? null;
    this.chat ??= Number(wanted.chat);
    if (!this.people.some((person) => person.id === this.person)) this.person = this.people[0]?.id ?? null;
    if (!this.chatsOf(this.person).some((chat) => chat.id === this.chat)) this.chat = this.person;
    this.forgetTopic();
  }

  /** Leaves a topic that is not, or no longer, one of the open chat's. */
  forgetTopic() {
    if (!this.openTopic()) this.topic = null;
  }

  openTopic() {
    return this.chatById(this.chat)?.topics.find(({ id }) => id === this.topic) ?? null;
  }

  setClock(now) {
    this.#clockLead = Date.parse(now) - Date.now();
  }

  now() {
    return new Date(Date.now() + this.#clockLead);
  }

  personById(id) {
    return this.people.find((person) => person.id === id) ?? null;
  }

  chatById(id) {
    return this.chats.find((chat) => chat.id === id) ?? null;
  }

  me() {
    return this.personById(this.person);
  }

  nameOf(id) {
    if (id === this.bot.id) return this.bot.first_name;
    return this.personById(id)?.first_name ?? "Somebody";
  }

  /** A person's chats, the one with the latest message first. */
  chatsOf(person) {
    const mine = this.chats.filter((chat) => chat.members.includes(person));
    const latest = (chat) => Date.parse(this.lastMessage(chat.id)?.date ?? 0) || 0;
    return mine.sort((a, b) => latest(b) - latest(a));
  }

  messagesOf(chat) {
    return [...(this.#messages.get(chat)?.values() ?? [])];
  }

  message(chat, id) {
    return this.#messages.get(chat)?.get(id) ?? null;
  }

  /** The messages of the open chat, or of its open topic. */
  shown() {
    const messages = this.messagesOf(this.chat);
    return this.chatById(this.chat)?.is_forum ? messages.filter(({ topic }) => topic === this.topic) : messages;
  }

  /** Whether a message's keyboard or forced reply is for the reader. */
  isForMe(message) {
    return message.meant_for === null || message.meant_for.includes(this.person);
  }

  lastMessage(chat) {
    return this.messagesOf(chat).at(-1) ?? null;
  }

  setHistory(chat, messages) {
    this.#messages.set(chat, new Map(messages.map((message) => [message.message_id, message])));
    for (const person of this.chatById(chat)?.members ?? []) {
      const last = messages.at(-1)?.message_id ?? 0;
      const seen = this.#read.get(`${person}:${chat}`);
      if (seen === undefined || seen > last) this.#read.set(`${person}:${chat}`, last);
    }
  }

  /** Stores a message; true when it was not known before. */
  put(message) {
    const messages = this.#messages.get(message.chat) ?? new Map();
    this.#messages.set(message.chat, messages);
    const isNew = !messages.has(message.message_id);
    messages.set(message.message_id, message);
    return isNew;
  }

  remove(chat, id) {
    this.#messages.get(chat)?.delete(id);
  }

  markRead(person, chat) {
    const last = this.lastMessage(chat)?.message_id ?? 0;
    this.#read.set(`${person}:${chat}`, last);
    try {
      localStorage.setItem(READ_KEY, JSON.stringify(Object.fromEntries(this.#read)));
    } catch {
      // storage is full or forbidden: the badges live as long as the page
    }
  }

  unread(person, chat) {
    const seen = this.#read.get(`${person}:${chat}`) ?? 0;
    return this.messagesOf(chat).filter((message) => message.message_id > seen && message.author !== person).length;
  }

  unreadOf(person) {
    return this.chatsOf(person).reduce((sum, chat) => sum + this.unread(person, chat.id), 0);
  }
}

/** "14:05" of an instant, in UTC, as all times on the page. */
export function clockTime(instant) {
  return new Date(instant).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });
}

/** "Monday 23 November" of an instant, in UTC; with the year if it is another than that of `now`. */
export function dayName(instant, now) {
  const date = new Date(instant);
  const today = now.toISOString().slice(0, 10);
  const yesterday = new Date(now.getTime() - 86_400_000).toISOString().slice(0, 10);
  const day = date.toISOString().slice(0, 10);
  if (day === today) return "Today";
  if (day === yesterday) return "Yesterday";
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : { year: "numeric" };
  return date.toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long", ...year, timeZone: "UTC" });
}
