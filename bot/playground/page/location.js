// The form that sends a place: a city of the list, or a latitude and a longitude.
import { element } from "./elements.js";

const CITIES = [
  ["London", 51.5074, -0.1278],
  ["Paris", 48.8566, 2.3522],
  ["New York", 40.7128, -74.006],
  ["São Paulo", -23.5505, -46.6333],
  ["Nairobi", -1.2864, 36.8172],
  ["Kolkata", 22.5726, 88.3639],
  ["Tokyo", 35.6762, 139.6503],
  ["Auckland", -36.8485, 174.7633],
];

/** Asks for a place and calls onChosen(latitude, longitude), in degrees. */
export function askLocation(onChosen) {
  const latitude = degrees("Latitude", "latitude", 90);
  const longitude = degrees("Longitude", "longitude", 180);
  const dialog = element(
    "dialog",
    { class: "dialog", "aria-labelledby": "location-title", "data-testid": "location-form" },
    element("h2", { id: "location-title" }, "Send a location"),
    element("div", { class: "cities", role: "group", "aria-label": "Cities" }, ...CITIES.map(([name, north, east]) => element(
      "button",
      { type: "button", class: "chip", "data-testid": `city-${name}`, click: () => {
        latitude.input.value = north;
        longitude.input.value = east;
      } },
      name,
    ))),
  );
  const cancel = element("button", { type: "button", class: "quiet", click: () => dialog.close() }, "Cancel");
  const send = element("button", { type: "submit", class: "primary", "data-testid": "location-send" }, "Send");
  const form = element("form", { method: "dialog" },
    element("div", { class: "pair" }, latitude.label, longitude.label),
    element("footer", {}, cancel, send));
  form.addEventListener("submit", () => onChosen(Number(latitude.input.value), Number(longitude.input.value)));
  dialog.append(form);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function degrees(words, name, limit) {
  const input = element("input", {
    type: "number", step: "any", min: -limit, max: limit, required: true, "data-testid": `location-${name}`,
  });
  return { input, label: element("label", {}, words, input) };
}
