// Who I am and where I write: the people, their chats, and the open chat's header.
import { avatar, element, iconButton, pictogram, redraw } from "./elements.js";
import { summary } from "./bubble.js";
import { clockTime } from "./world.js";

function badge(count) {
  return count > 0 && element("span", { class: "badge", "data-testid": "unread", "aria-label": `${count} unread` },
    count > 99 ? "99+" : String(count));
}

/** Draws the row of people; the one I am is pressed. */
export function showPeople(world, actions) {
  const root = document.getElementById("people");
  const chips = world.people.map((person) => element(
    "button",
    {
      type: "button", class: "person", "aria-pressed": String(person.id === world.person),
      "data-testid": `person-${person.id}`, title: `Be ${person.first_name}`, click: () => actions.bePerson(person.id),
    },
    avatar("person", person.id, person.first_name),
    element("span", { class: "name" }, person.first_name),
    person.blocked && pictogram("blocked", "pictogram small"),
    person.id !== world.person && badge(world.unreadOf(person.id)),
  ));
  const theme = iconButton("theme", "Light or dark", "theme");
  theme.setAttribute("data-theme-toggle", "");
  const panel = iconButton("panel", "The world: clock, blocking, people", "world-open", actions.openWorld);
  panel.classList.add("narrow-only");
  if (root.childElementCount === 0) {
    root.append(
      element("div", { class: "strip", role: "group", "aria-labelledby": "you-are" }),
      element("div", { class: "you-are" }, element("span", { id: "you-are" }, "You are"), theme, panel),
    );
  }
  redraw(root.querySelector(".strip"), chips);
}

/** Draws the chats of the person I am. */
export function showChats(world, actions) {
  const root = document.getElementById("chats");
  const rows = world.chatsOf(world.person).map((chat) => {
    const last = world.lastMessage(chat.id);
    const isOpen = chat.id === world.chat;
    return element(
      "button",
      {
        type: "button", class: "chat", "aria-current": isOpen ? "true" : null,
        "data-testid": `chat-${chat.id}`, click: () => actions.openChat(chat.id),
      },
      chat.type === "private" ? avatar("bot", 0, "") : avatar("group", chat.id, ""),
      element("span", { class: "chat-title" }, chat.type === "private" ? world.bot.first_name : chat.title),
      element("span", { class: "chat-time" }, last ? clockTime(last.date) : ""),
      element("span", { class: "chat-last" }, last ? preview(world, chat, last) : "Nothing yet"),
      badge(world.unread(world.person, chat.id)),
    );
  });
  redraw(root, rows);
}

function preview(world, chat, message) {
  if (message.kind === "service") return message.text;
  if (message.author === world.person) return `You: ${summary(message)}`;
  return chat.type === "private" ? summary(message) : `${message.name}: ${summary(message)}`;
}

/** Draws the open chat's header. */
export function showHead(world, isTyping, actions) {
  const root = document.getElementById("head");
  const chat = world.chatById(world.chat);
  if (!chat) return root.replaceChildren();
  const isPrivate = chat.type === "private";
  const title = isPrivate ? world.bot.first_name : chat.title;
  const rest = isPrivate ? "bot" : `${chat.members.length} people and ${world.bot.first_name}`;
  const back = iconButton("back", "All chats", "back", actions.closeChat);
  back.classList.add("phone-only");
  const elsewhere = world.chatsOf(world.person)
    .reduce((sum, other) => sum + (other.id === chat.id ? 0 : world.unread(world.person, other.id)), 0);
  if (elsewhere > 0) back.append(badge(elsewhere));
  document.title = `${title} · Viva playground`;
  return redraw(root, [
    back,
    isPrivate ? avatar("bot", 0, "") : avatar("group", chat.id, ""),
    element("div", { class: "titles" },
      element("h1", { "data-testid": "chat-title" }, title),
      element("p", { class: isTyping ? "busy" : "", "data-testid": "chat-status" }, isTyping ? "typing…" : rest)),
  ]);
}
