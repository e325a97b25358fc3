// The gestures that begin a reply: a double click with a mouse, a swipe to the left with a finger.

const STARTS_PX = 12;
const REPLIES_PX = 56;
const FURTHEST_PX = 72;

/** Calls onReply(node) when the reader wants to reply to the message that `node` draws. */
export function watchForReplies(log, onReply) {
  log.addEventListener("dblclick", (event) => {
    const at = event.target.closest(".bubble")?.closest(".message[data-id]");
    if (!at || event.target.closest("button, a")) return;
    getSelection()?.removeAllRanges();
    onReply(at);
  });
  log.addEventListener("pointerdown", (event) => {
    const line = event.target.closest(".line");
    if (event.pointerType === "touch" && line) followSwipe(log, line, event, onReply);
  });
}

function followSwipe(log, line, start, onReply) {
  let moved = 0;
  const move = (event) => {
    const [right, down] = [event.clientX - start.clientX, event.clientY - start.clientY];
    if (moved === 0 && (-right < STARTS_PX || Math.abs(down) > -right)) return;
    if (moved === 0) log.dispatchEvent(new Event("swipe")); // a finger that moves is no long press
    moved = Math.max(0, Math.min(FURTHEST_PX, -right));
    line.style.translate = `${-moved}px 0`;
  };
  const end = (event) => {
    log.removeEventListener("pointermove", move);
    for (const name of ["pointerup", "pointercancel"]) log.removeEventListener(name, end);
    line.style.translate = "";
    if (event.type === "pointerup" && moved >= REPLIES_PX) onReply(line.closest(".message"));
  };
  log.addEventListener("pointermove", move);
  for (const name of ["pointerup", "pointercancel"]) log.addEventListener(name, end);
}
