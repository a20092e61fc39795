// The lit part of the rule graph: facts on the left, the rules that they decide, the diagnoses that these move.
import {element} from "./dom.js";

const space = "http://www.w3.org/2000/svg";
const width = 900, rowHeight = 30, columns = [0, 330, 680], boxWidths = [250, 270, 220];
const mostRules = 16;

function svg(tag, attributes, text) {
  const made = document.createElementNS(space, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text) made.textContent = text;
  return made;
}

const shortened = (text, most) => text.length > most ? text.slice(0, most - 1).trimEnd() + "…" : text;

/** Nodes and edges of what holds: each fact, rule and diagnosis once. */
function lit(assessment) {
  const nodes = [new Map(), new Map(), new Map()], edges = [];
  const add = (column, id, label, kind) => { if (!nodes[column].has(id)) nodes[column].set(id, {id, label, kind}); return nodes[column].get(id); };
  for (const one of assessment.differential) {
    for (const [rules, kind] of [[one.for, "for"], [one.against, "against"]]) {
      for (const rule of rules.filter((each) => each.counted)) {
        if (!nodes[1].has(rule.rule) && nodes[1].size >= mostRules) continue;
        const middle = add(1, rule.rule, rule.because, "rule"), right = add(2, one.id, one.label, one.status);
        edges.push({from: middle, to: right, kind});
        for (const fact of rule.facts)
          edges.push({from: add(0, fact.finding, `${fact.label}${["true", "false"].includes(fact.value) ? (fact.value === "false" ? ": no" : "") : " " + fact.value}`, "fact"), to: middle, kind: "fact"});
      }
    }
  }
  return {nodes: nodes.map((one) => [...one.values()]), edges: edges.filter((edge, at) => edges.findIndex((other) => other.from === edge.from && other.to === edge.to) === at)};
}

export function drawGraph(assessment) {
  const {nodes, edges} = lit(assessment);
  if (edges.length === 0) return null;
  const height = Math.max(...nodes.map((one) => one.length)) * rowHeight + 10;
  const picture = svg("svg", {viewBox: `0 0 ${width} ${height}`, role: "img", class: "graph",
    "aria-label": `Rule graph: ${nodes[0].length} facts, ${nodes[1].length} rules that hold, ${nodes[2].length} diagnoses that they move. The lists above say the same in words.`});
  nodes.forEach((column, at) => column.forEach((node, row) => {
    node.x = columns[at];
    node.y = 5 + row * (height - 10) / column.length + (height - 10) / column.length / 2;
    node.width = boxWidths[at];
  }));
  for (const {from, to, kind} of edges) {
    const x1 = from.x + from.width, x2 = to.x, bend = (x2 - x1) / 2;
    picture.append(svg("path", {class: "edge " + kind, d: `M${x1} ${from.y}C${x1 + bend} ${from.y} ${x2 - bend} ${to.y} ${x2} ${to.y}`}));
  }
  for (const node of nodes.flat()) {
    const group = svg("g", {class: "node " + node.kind});
    group.append(svg("title", {}, node.label), svg("rect", {x: node.x, y: node.y - 11, width: node.width, height: 22, rx: 4}),
      svg("text", {x: node.x + 8, y: node.y + 4}, shortened(node.label, Math.floor(node.width / 6.6))));
    picture.append(group);
  }
  return element("section", {class: "graph-box"}, element("h2", {}, "Rule graph"),
    element("p", {class: "small"}, "Facts, the rules that hold because of them, and the diagnoses that these speak for (solid) or against (dashed)."),
    element("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": "Rule graph"}, picture));
}
