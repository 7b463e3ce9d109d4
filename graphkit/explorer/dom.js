// Building the page's elements. Text always enters as text, never as markup.

const byId = (id) => document.getElementById(id);

function el(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (name === "class") element.className = value;
    else if (name === "click") element.addEventListener("click", value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(9).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

// A name in its own direction of writing, so that it cannot reorder the words around it.
function nameOf(actor, limit) {
  return el("bdi", {}, limit ? canvasText(actor.label, limit) : actor.label);
}

// The actor's shape in its community's colour, as on the map.
function icon(kind, colour) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "-8 -8 16 16");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", {
    person: "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0",
    organisation: "M-5.5-5.5h11v11h-11z",
    place: "M0-7.5L7.5 0L0 7.5L-7.5 0z",
    other: "M0-7L7 5.5H-7z",
  }[kind]);
  path.setAttribute("fill", colour || "currentColor");
  svg.append(path);
  return svg;
}

function badges(relation) {
  const found = [];
  if (relation.polarity !== PLAIN.polarity) {
    found.push(el("span", { class: "badge no", title: WORDS.deniedTitle }, called("moods", relation.polarity)));
  }
  if (relation.modality !== PLAIN.modality) {
    const title = WORDS.unsureTitle;
    found.push(el("span", { class: "badge maybe", title }, called("moods", relation.modality)));
  }
  return found;
}

let announcing = 0;
function announce(text) {
  const status = byId("status");
  status.textContent = "";
  clearTimeout(announcing);
  announcing = setTimeout(() => { status.textContent = text; }, 60);
}
