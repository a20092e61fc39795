// The form: every finding that a rule reads, in groups, with a filter.
import {byId, element} from "./dom.js";
import {control} from "./control.js";

const groups = [
  ["About the patient", (one) => one.group === "Patient"],
  ["Lesions and exposures", (one) => one.kind === "instances"],
  ["Laboratory and measurements", (one) => one.kind === "quantity"],
  ["Medicines", (one) => one.group?.startsWith("Medication")],
  ["Procedures", (one) => one.group === "Procedure"],
  ["Problems, findings and history", () => true],
];

export class Form {
  constructor(about, patient) {
    this.about = about;
    this.patient = patient;
    this.instances = new Map(); // finding to how many were added by hand
    byId("filter").addEventListener("input", () => this.filter());
    this.draw();
  }

  /** The declaration behind a name such as `lesion[0].painful`. */
  declaration(name) {
    const [, id, , field] = /^([a-z0-9_]+)(\[\d+\])?(?:\.([a-z0-9_]+))?$/.exec(name) ?? [];
    const finding = this.about.findings.find((one) => one.id === id);
    return field ? finding?.fields?.find((one) => one.id === field) : finding;
  }

  /** Labels by id. */
  alert(id) { return this.about.alerts.find((one) => one.id === id)?.label ?? id; }
  hypothesis(id) { return this.about.hypotheses.find((one) => one.id === id)?.label ?? id; }

  row(name, finding) {
    return control(name, finding, this.about.sites, this.patient.settings.get(name), (value) => this.patient.set(name, value));
  }

  draw() {
    const left = [...this.about.findings];
    byId("form").replaceChildren(...groups.map(([title, belongs], at) => {
      const members = left.filter(belongs);
      for (const one of members) left.splice(left.indexOf(one), 1);
      const rows = members.map((one) => one.kind === "instances" ? this.list(one) : this.row(one.id, one));
      if (at === 0) this.tuck(members, rows);
      return element("details", {open: at < 1}, element("summary", {}, title, element("span", {class: "small"}, ` ${members.length}`)), rows);
    }));
    this.filter();
  }

  /** The age is asked once: in days and months only for those of whom that is told. */
  tuck(members, rows) {
    const [first, ...more] = members.filter((one) => one.kind === "quantity");
    if (more.length === 0) return;
    const finer = rows.filter((row, at) => members[at] !== first && members[at].kind === "quantity");
    const kept = rows.filter((row) => !finer.includes(row));
    rows.splice(0, rows.length, ...kept, element("details", {class: "tucked"}, element("summary", {}, "Of an infant"), finer));
  }

  list(finding) {
    const box = element("fieldset", {"data-words": finding.label.toLowerCase() + " " + finding.id},
      element("legend", {}, finding.label));
    const add = (index) => {
      const name = `${finding.id}[${index}]`;
      const part = element("fieldset", {}, element("legend", {}, `${finding.label} ${index + 1}`),
        finding.fields.map((field) => this.row(`${name}.${field.id}`, field)));
      box.insertBefore(part, button);
      return part;
    };
    const button = element("button", {type: "button", onclick: () => {
      const index = this.instances.get(finding.id) ?? 0;
      this.instances.set(finding.id, index + 1);
      this.patient.set(`${finding.id}[${index}]`, "true");
      add(index).querySelector("select, input").focus();
    }}, `Add: ${finding.label.toLowerCase()}`);
    box.append(button);
    for (let i = 0; i < (this.instances.get(finding.id) ?? 0); ++i) add(i);
    return box;
  }

  clear() {
    this.instances.clear();
    this.draw();
  }

  /** Shows what is set elsewhere (by a click on a question). */
  show(name) {
    const finding = this.declaration(name);
    const old = document.getElementById("f-" + name.replace(/[^a-z0-9_]/g, "-"))?.closest(".row");
    if (finding && old) old.replaceWith(this.row(name, finding));
  }

  filter() {
    const words = byId("filter").value.trim().toLowerCase();
    let shown = 0;
    for (const row of byId("form").querySelectorAll("details > .row, details > fieldset")) {
      row.hidden = words !== "" && !row.dataset.words.includes(words);
      if (!row.hidden) ++shown;
    }
    for (const group of byId("form").querySelectorAll("details")) {
      const any = group.querySelector(".row:not([hidden]), :scope > fieldset:not([hidden])") !== null;
      group.hidden = !any;
      if (words !== "") group.open = any;
    }
    byId("filter-count").textContent = words === "" ? "" : shown === 1 ? "1 finding" : `${shown} findings`;
  }
}
