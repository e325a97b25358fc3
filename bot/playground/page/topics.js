// The topics of a forum, above its messages.
import { element, redraw } from "./elements.js";

/** Draws the open chat's topics, the open one pressed; nothing where there are none. */
export function showTopics(world, actions) {
  const root = document.getElementById("topics");
  const chat = world.chatById(world.chat);
  root.hidden = !chat?.is_forum;
  if (root.hidden) return root.replaceChildren();
  const topics = [{ id: null, name: "General", closed: false }, ...chat.topics];
  return redraw(root, topics.map(({ id, name, closed }) => element(
    "button",
    {
      type: "button", class: "chip", "aria-pressed": String(id === world.topic),
      "data-testid": `topic-${id ?? "general"}`, click: () => actions.openTopic(id),
    },
    closed ? `${name} (closed)` : name,
  )));
}
