// Builds elements without ever reading HTML from a string.

/** An element with attributes (functions become listeners) and children; empty ones are left out. */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name, value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** A decorative drawing from pictograms.svg, in the colour of the text around it. */
export function pictogram(name, className = "pictogram") {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `/page/pictograms.svg#${name}`);
  svg.setAttribute("class", className);
  svg.setAttribute("aria-hidden", "true");
  svg.append(use);
  return svg;
}

/** A round button that shows a pictogram and says its label. */
export function iconButton(name, label, testid, onClick) {
  return element(
    "button",
    { type: "button", class: "icon-button", title: label, "aria-label": label, "data-testid": testid, click: onClick },
    pictogram(name),
  );
}

/** A round picture of a person (first letter), the bot, or a group. */
export function avatar(kind, id, name) {
  const face = element("span", { class: `avatar of-${kind}`, "data-hue": hueOf(id), "aria-hidden": "true" });
  face.append(kind === "person" ? [...name][0] ?? "?" : pictogram(kind));
  return face;
}

/** One of six colours, always the same for the same id. */
export function hueOf(id) {
  return Math.abs(Number(id)) % 6;
}

/** Shows `nodes` in `root`, touching only what differs, so that focus and half-done clicks survive. */
export function redraw(root, nodes) {
  const olds = [...root.children];
  nodes.forEach((fresh, index) => {
    const old = olds[index];
    if (!old) root.append(fresh);
    else if (!old.isEqualNode(fresh)) update(old, fresh);
  });
  for (const surplus of olds.slice(nodes.length)) surplus.remove();
}

function update(old, fresh) {
  if (!fresh.dataset.testid || old.dataset.testid !== fresh.dataset.testid) return old.replaceWith(fresh);
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) old.setAttribute(name, value);
  return old.replaceChildren(...fresh.childNodes);
}
