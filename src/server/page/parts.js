// Pieces that the sections of an answer are made of.
import {element} from "./dom.js";
import {urgencies} from "./words.js";

export function cited(evidence) {
  if (!evidence?.length) return null;
  return element("span", {class: "cited"}, " [", evidence.flatMap((key, at) => [
    at > 0 ? ", " : "", element("a", {href: "#ref-" + key}, key)]), "]");
}

/** Behind a summary: what is there for those who look for it. */
export const folded = (summary, ...content) => element("details", {}, element("summary", {}, summary), ...content);

/** The same, and left off paper unless it was unfolded. */
export function foldedAway(summary, ...content) {
  const made = folded(summary, ...content);
  made.dataset.leftOff = "";
  return made;
}

export const list = (items, draw, kind = "ul") => element(kind, {}, items.map((one) => element("li", {}, draw(one))));

/** A titled section; nothing when there is nothing to say. */
export function section(title, ...content) {
  const parts = content.flat().filter(Boolean);
  return parts.length === 0 ? null : element("section", {}, element("h2", {}, title), parts);
}

export function tag(urgency, words = urgencies[urgency] ?? urgency) { return element("strong", {class: "tag " + urgency}, words); }
