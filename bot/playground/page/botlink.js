// Reads and follows the links that a phone opens inside the messenger.

const PAYLOAD = /^[\w-]{1,64}$/u;

/** Follows such a link; true when it was one. `actions`: openChat, offerStart, send, propose. */
export function followLink(world, url, actions) {
  const link = botLink(url, world.bot.username);
  const group = world.chatsOf(world.person).find((chat) => chat.type !== "private");
  if (link === null || (link.kind === "group" && !group)) return false;
  if (link.kind === "group") {
    actions.openChat(group.id);
    actions.send(`/start@${world.bot.username} ${link.payload}`.trim());
  } else if (link.kind === "share") {
    actions.openChat(group?.id ?? world.person);
    actions.propose(link.text);
  } else if (link.kind !== "nothing") {
    actions.openChat(world.person);
    if (link.kind === "start") actions.offerStart(PAYLOAD.test(link.payload) ? link.payload : "");
  }
  return true;
}

/** {kind: "start"|"group", payload}, {kind: "chat"|"nothing"} or {kind: "share", text}; null for any other link. */
export function botLink(address, username) {
  const url = new URL(address);
  const query = url.searchParams;
  if (url.protocol === "tg:") return inApp(url, query, username);
  if (!["t.me", "telegram.me", "www.t.me"].includes(url.hostname)) return null;
  const path = url.pathname.slice(1);
  if (path === "share/url" || path === "share") return share(query);
  return path.toLowerCase() === username.toLowerCase() ? chatWithBot(query) : null;
}

function inApp(url, query, username) {
  const place = url.hostname || url.pathname.replaceAll("/", "");
  if (place === "msg_url") return share(query);
  const isBot = place === "resolve" && query.get("domain")?.toLowerCase() === username.toLowerCase();
  return isBot ? chatWithBot(query) : { kind: "nothing" };
}

function chatWithBot(query) {
  if (query.has("startgroup")) return { kind: "group", payload: query.get("startgroup") };
  return query.has("start") ? { kind: "start", payload: query.get("start") } : { kind: "chat" };
}

function share(query) {
  const parts = [query.get("url"), query.get("text")].filter(Boolean);
  return { kind: "share", text: parts.join("\n") };
}
