// The lit part of the rule graph: facts on the left, the rules that they decide, the diagnoses and alerts that these move.
// Dashed is what matters and is not decided: what is unknown, and the rules and alerts that wait for it.
import {element} from "./dom.js";
import {factLabel} from "./words.js";

const space = "http://www.w3.org/2000/svg";
const width = 900, rowHeight = 30, columns = [0, 315, 665], boxWidths = [270, 305, 235];
const mostRules = 14, mostWaiting = 4, mostFacts = 5;

function svg(tag, attributes, text) {
  const made = document.createElementNS(space, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text) made.textContent = text;
  return made;
}

const shortened = (text, most) => text.length > most ? text.slice(0, most - 1).trimEnd() + "…" : text;

/** The undecided rules that are worth a look: what is nearest to a decision, of these the strongest. */
function nearest(undecided) {
  const strengths = ["establishes", "excludes", "strong", "moderate", "weak"];
  const rank = (one) => strengths.indexOf(one.strength);
  const few = undecided.filter((one) => one.missing.length <= mostFacts);
  return few.sort((a, b) => rank(a) - rank(b) || a.missing.length - b.missing.length).slice(0, mostWaiting);
}

/** Nodes and edges, each once. */
class Picture {
  nodes = [new Map(), new Map(), new Map()];
  edges = new Map();

  add(column, id, label, kind) {
    if (!this.nodes[column].has(id)) this.nodes[column].set(id, {id, label, kind});
    return this.nodes[column].get(id);
  }

  join(from, to, kind) { this.edges.set(from.id + "\n" + to.id, {from, to, kind}); }

  known(facts, to) {
    for (const fact of facts.slice(0, mostFacts)) this.join(this.add(0, fact.finding, factLabel(fact), "fact"), to, "fact");
  }

  unknown(missing, to) {
    for (const one of missing.slice(0, mostFacts))
      this.join(this.add(0, one.finding, `${one.label}: ${one.sent ? "cannot be used" : "not known"}`, "unknown"), to, "waits");
  }

  diagnosis(one) { return this.add(2, one.id, one.label, one.status); }

  decided(one) {
    for (const [rules, kind] of [[one.for, "for"], [one.against, "against"]]) {
      for (const rule of rules.filter((each) => each.counted)) {
        if (!this.nodes[1].has(rule.rule) && this.nodes[1].size >= mostRules) continue;
        const middle = this.add(1, rule.rule, rule.because, kind);
        this.join(middle, this.diagnosis(one), kind);
        this.known(rule.facts, middle);
      }
    }
  }

  waiting(one) {
    for (const rule of nearest(one.undecided)) {
      const middle = this.add(1, rule.rule, rule.because, "unknown");
      this.join(middle, this.diagnosis(one), "waits");
      this.unknown(rule.missing, middle);
    }
  }

  alert(one, raised) {
    const right = this.add(2, "alert " + one.id, (raised ? "Alert: " : "Not ruled out: ") + one.label, raised ? "alert" : "unknown");
    this.known(one.facts, right);
    if (!raised) this.unknown(one.missing, right);
  }
}

function lit(assessment) {
  const picture = new Picture();
  const [first, ...others] = assessment.differential;
  for (const one of assessment.alerts) picture.alert(one, true);
  for (const one of assessment.notRuledOut) picture.alert(one, false);
  if (assessment.answer.id !== null) {
    picture.decided(first);
    picture.waiting(first);
  }
  for (const one of others.filter((each) => ["established", "likely", "possible"].includes(each.status))) picture.decided(one);
  return {nodes: picture.nodes.map((one) => [...one.values()]), edges: [...picture.edges.values()]};
}

function place(nodes, height) {
  nodes.forEach((column, at) => column.forEach((node, row) => {
    const step = (height - 10) / column.length;
    Object.assign(node, {x: columns[at], y: 5 + (row + 0.5) * step, width: boxWidths[at]});
  }));
}

function box(node) {
  const group = svg("g", {class: "node " + node.kind});
  group.append(svg("title", {}, node.label), svg("rect", {x: node.x, y: node.y - 11, width: node.width, height: 22, rx: 4}),
    svg("text", {x: node.x + 8, y: node.y + 4}, shortened(node.label, Math.floor(node.width / 6.6))));
  return group;
}

export function drawGraph(assessment) {
  const {nodes, edges} = lit(assessment);
  if (edges.length === 0) return null;
  const height = Math.max(...nodes.map((one) => one.length)) * rowHeight + 10;
  place(nodes, height);
  const open = nodes.flat().filter((one) => one.kind === "unknown").length;
  const picture = svg("svg", {viewBox: `0 0 ${width} ${height}`, role: "img", class: "graph",
    "aria-label": `Rule graph: ${nodes[0].length} facts, ${nodes[1].length} rules, ${nodes[2].length} diagnoses and alerts; ${open} of these are not decided. The lists on this page say the same in words.`});
  for (const {from, to, kind} of edges) {
    const x1 = from.x + from.width, bend = (to.x - x1) / 2;
    picture.append(svg("path", {class: "edge " + kind, d: `M${x1} ${from.y}C${x1 + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`}));
  }
  picture.append(...nodes.flat().map(box));
  return element("section", {class: "graph-box"}, element("h2", {}, "Rule graph"),
    element("p", {class: "small"}, "Facts, the rules that rest on them, and the diagnoses and alerts that these move: green speaks for, red against. ",
      "Dashed is not decided: what is not known, and what waits for it. Point at a box to read all of it."),
    element("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": "Rule graph"}, picture));
}
