// Short notices: toasts, dialogs that want an "OK", and the banner of a lost server.
import { element } from "./elements.js";

const TOAST_MS = 4500;

/** Shows a sentence for a few seconds. */
export function toast(text, kind = "") {
  const note = element("div", { class: `toast ${kind}`, "data-testid": "toast" }, text);
  const stack = document.getElementById("toasts");
  stack.append(note);
  while (stack.children.length > 3) stack.firstChild.remove();
  setTimeout(() => note.remove(), TOAST_MS);
}

/** Why the bot did not get a command that was sent, and what it would get; "" for anything else. */
export function unheard({ text, heard }, bot) {
  const command = /^\/\w+/u.exec(text)?.[0];
  if (heard || !command) return "";
  if (text.startsWith(`${command}@`)) return `${bot.first_name} does not get this: it is for another bot, or ${bot.first_name} is not here.`;
  return `${bot.first_name} does not get this: in privacy mode, ${command} alone is for the bot that spoke last. Say ${command}@${bot.username}.`;
}

/** Shows a text in a dialog until the reader closes it. */
export function alertDialog(text) {
  const ok = element("button", { class: "primary", type: "submit", "data-testid": "alert-ok" }, "OK");
  const form = element("form", { method: "dialog" }, element("p", { id: "alert-words" }, text), element("footer", {}, ok));
  const dialog = element(
    "dialog",
    { class: "dialog", role: "alertdialog", "aria-labelledby": "alert-words", "data-testid": "alert" },
    form,
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** Shows the banner, or hides it when there is nothing to say. */
export function banner(text) {
  const strip = document.getElementById("banner");
  strip.textContent = text ?? "";
  strip.hidden = !text;
}
