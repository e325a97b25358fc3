// What can be done with a message: react, reply, forward, edit, copy.
import { colourful } from "./bubble.js";
import { openMenu } from "./menu.js";
import { toast } from "./notices.js";

const REACTIONS = [["👍", "Thumbs up"], ["❤", "Heart"], ["🎉", "Party"], ["🤔", "Thinking"]];

/** Opens a message's menu at a place. `actions`: react, reply, forward(message, chat), editText(message). */
export function openMessageMenu(world, message, place, actions) {
  const mine = message.reactions?.find(({ from }) => from === world.person)?.emoji;
  const react = ([emoji, spoken]) => ({
    label: colourful(emoji), spoken: `React: ${spoken}`, testid: `action-react-${emoji}`,
    run: () => actions.react(message, emoji === mine ? "" : emoji),
  });
  const goals = world.chatsOf(world.person).map((chat) => ({
    label: chat.type === "private" ? world.bot.first_name : chat.title, icon: chat.type === "private" ? "bot" : "group",
    testid: `forward-${chat.id}`, run: () => actions.forward(message, chat),
  }));
  const items = [
    { row: REACTIONS.map(react) },
    { label: "Reply", icon: "reply", testid: "action-reply", run: () => actions.reply(message) },
    { label: "Forward", icon: "forward", testid: "action-forward", run: () => openMenu(place, "Forward to", goals) },
  ];
  if (message.author === world.person && message.kind === "text" && !message.forwarded_from) {
    items.push({ label: "Edit", icon: "edit", testid: "action-edit", run: () => actions.editText(message) });
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
