// Elements without markup in texts: whatever a record says stays text.

/** element("p", {class: "x", onclick: f}, "text", child, null): a property that begins with `on` is a listener. */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

export const byId = (id) => document.getElementById(id);

/** `lesion[0].site` and the like as an id that HTML and CSS take. */
export const safeId = (finding) => "f-" + finding.replace(/[^a-z0-9_]/g, "-");
