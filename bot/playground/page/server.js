// Speaks to the stand-in server: requests, and the stream of events.

/** A refusal of the server, worded for the reader. */
export class Refused extends Error {}

/** The server did not answer at all. */
export class Unreachable extends Error {}

async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { cache: "no-store", ...options });
  } catch (cause) {
    throw new Unreachable("The playground's server does not answer.", { cause });
  }
  const answer = await response.json().catch(() => null);
  if (response.ok && answer !== null) return answer;
  throw new Refused(answer?.error ?? `The server answered ${response.status}.`);
}

export const fetchState = () => ask("/play/state");

/** The last 200 messages of a chat, oldest first. */
export async function fetchHistory(chat, viewer) {
  const query = new URLSearchParams({ chat, viewer });
  return (await ask(`/play/history?${query}`)).messages;
}

let queue = Promise.resolve();

/** Posts to /play/<action>, one request after the other, so that messages keep their order. */
export function post(action, body) {
  const request = () => ask(`/play/${action}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = queue.then(request);
  queue = answer.catch(() => undefined);
  return answer;
}

/** Calls onEvent for every event after `seq`; onLost once, when the stream ends. Returns a function that stops. */
export function follow(seq, onOpen, onEvent, onLost) {
  const stream = new EventSource(`/play/events?after=${seq}`);
  stream.onopen = onOpen;
  stream.onmessage = (message) => onEvent(JSON.parse(message.data));
  stream.onerror = () => {
    stream.close(); // the page reconnects itself, with the last number it has seen
    onLost();
  };
  return () => stream.close();
}
