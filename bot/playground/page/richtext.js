// Turns the server's HTML into safe nodes: walks it and rebuilds what is on the list, nothing else.
import { element } from "./elements.js";

const PLAIN_TAGS = new Set(["B", "I", "U", "S", "CODE", "PRE", "BLOCKQUOTE"]);
const SYNONYMS = { STRONG: "B", EM: "I", INS: "U", DEL: "S", STRIKE: "S" };
const SAFE_SCHEMES = new Set(["http:", "https:", "tg:"]);
const TAPPABLE = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]|(?<![\w./:@-])t\.me\/[^\s<>"]+[^\s<>".,;:!?)\]]|(?<![\w/@.])\/[a-z][a-z0-9_]{0,31}(?:@\w+)?(?![\w/]))/giu;

/** Safe nodes for a message's HTML. `onLink(url)` returns true when it dealt with a link itself. */
export function richText(html, onLink, onCommand) {
  // A parsed document is inert: it runs no script and loads no picture.
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const result = document.createDocumentFragment();
  for (const child of parsed.body.childNodes) result.append(rebuild(child, { onLink, onCommand, links: true }));
  return result;
}

function rebuild(node, context) {
  if (node.nodeType === Node.TEXT_NODE) {
    return context.links ? tappableText(node.data, context) : document.createTextNode(node.data);
  }
  const inside = (options = {}) => {
    const fragment = document.createDocumentFragment();
    for (const child of node.childNodes) fragment.append(rebuild(child, { ...context, ...options }));
    return fragment;
  };
  if (node.nodeType !== Node.ELEMENT_NODE) return document.createDocumentFragment();
  const tag = SYNONYMS[node.tagName] ?? node.tagName;
  if (tag === "BR") return document.createTextNode("\n");
  if (tag === "A") return link(node.getAttribute("href") ?? "", inside({ links: false }), context);
  if (tag === "SPAN" && node.classList.contains("tg-spoiler")) return spoiler(inside({ links: false }));
  if (PLAIN_TAGS.has(tag)) {
    const isCode = tag === "CODE" || tag === "PRE";
    return element(tag.toLowerCase(), {}, inside(isCode ? { links: false } : {}));
  }
  if (tag === "SCRIPT" || tag === "STYLE") return document.createDocumentFragment();
  return inside(); // an unknown tag: its words stay, the tag goes
}

function link(href, content, { onLink }) {
  let url;
  try {
    url = new URL(href);
  } catch {
    return content;
  }
  if (!SAFE_SCHEMES.has(url.protocol)) return content;
  const anchor = element("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, content);
  anchor.addEventListener("click", (click) => {
    if (onLink(url.href)) click.preventDefault();
  });
  return anchor;
}

function spoiler(content) {
  const words = element("span", { class: "spoiler-words" }, content);
  const cover = element(
    "span",
    { class: "tg-spoiler", role: "button", tabindex: 0, "aria-label": "Hidden text: press to show" },
    words,
  );
  const uncover = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    cover.classList.add("shown");
    for (const name of ["role", "tabindex", "aria-label"]) cover.removeAttribute(name);
  };
  cover.addEventListener("click", uncover);
  cover.addEventListener("keydown", uncover);
  return cover;
}

/** Text in which bare links and bot commands can be tapped, as in the real app. */
function tappableText(text, context) {
  const fragment = document.createDocumentFragment();
  let end = 0;
  for (const match of text.matchAll(TAPPABLE)) {
    fragment.append(text.slice(end, match.index));
    end = match.index + match[0].length;
    fragment.append(tappable(match[0], context));
  }
  fragment.append(text.slice(end));
  return fragment;
}

function tappable(words, context) {
  if (!words.startsWith("/")) {
    return link(words.startsWith("t.me") ? `https://${words}` : words, words, context);
  }
  return element("button", { type: "button", class: "command-link", click: () => context.onCommand(words) }, words);
}
