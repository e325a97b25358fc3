// Buttons that were tapped stay busy until the bot has answered the callback query.

const PATIENCE_MS = 15_000; // a real app gives up about then

export class Taps {
  #waiting = new Map(); // query id -> button
  #early = new Set(); // answers that were faster than the reply to the tap

  /** Marks the button busy while `request` (for {query_id}) and the bot's answer are awaited. */
  async tap(button, request) {
    button.setAttribute("aria-busy", "true");
    const id = (await request)?.query_id;
    if (id === undefined || this.#early.delete(id)) return rest(button);
    this.#waiting.set(id, button);
    setTimeout(() => this.#waiting.has(id) && this.answered(id), PATIENCE_MS);
    return undefined;
  }

  answered(id) {
    const button = this.#waiting.get(id);
    if (button) rest(button);
    else this.#early.add(id);
    this.#waiting.delete(id);
  }
}

function rest(button) {
  button.removeAttribute("aria-busy");
}
