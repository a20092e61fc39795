// Puts the parts together: the form, the record, the answer, what goes wrong.
import {byId, element} from "./dom.js";
import {Form} from "./form.js";
import {Patient} from "./patient.js";
import {showAnswer} from "./answer.js";
import {headline, urgencyInWords, useReasons} from "./words.js";

let form = null;

function tell(text) {
  byId("trouble").hidden = text === "";
  byId("trouble").textContent = text;
  document.body.classList.toggle("stale", text !== "");
}

function onAnswer(assessment) {
  tell("");
  showAnswer(assessment, form, patient);
  byId("said").textContent = assessment === null ? "" : `${urgencyInWords(assessment)}. ${headline(assessment)}.`;
  const record = byId("record");
  record.hidden = patient.bundle === null;
  record.textContent = patient.bundle === null ? "" : `Record in use: ${patient.recordName}. What is set below replaces what it says.`;
}

function onTrouble(problem) {
  const old = byId("answer-rest").childElementCount > 0 ? " What is shown is the last answer, and may be out of date." : "";
  const again = problem.code === "no-service" ? " It is asked again every three seconds." : "";
  tell(`No answer: ${problem.message}${again}${old}`);
}

const patient = new Patient(onAnswer, onTrouble);

function useText(text, name) {
  try {
    patient.useRecord(JSON.parse(text), name);
  } catch {
    onTrouble({code: "json", message: `${name} is no JSON, so it cannot be a FHIR Bundle.`});
  }
}

async function useExample(name) {
  try {
    const response = await fetch(`${name}.fhir.json`);
    patient.asOf = byId("as-of").value = "2024-06-01";
    useText(await response.text(), "example " + name.replaceAll("-", " "));
  } catch {
    onTrouble({code: "no-service", message: "The service does not answer."});
  }
}

function startOver() {
  for (const id of ["example", "file", "paste", "filter"]) byId(id).value = "";
  patient.clear();
  form.clear();
}

async function copy(format) {
  try {
    const text = await patient.fetchAnswer(format);
    try {
      await navigator.clipboard.writeText(text);
      byId("said").textContent = "Copied.";
    } catch {
      byId("copied").value = text;
      byId("copied-box").showModal();
      byId("copied").select();
    }
  } catch (problem) {
    onTrouble(problem);
  }
}

/** A source that is cited is shown, although the list is folded. On paper all is but what nobody reads there: the rules that
 * wait, the end of the ranking, and questions after the first; these too when they were unfolded. */
function listenForFolded() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#ref-"]');
    if (link) byId(link.hash.slice(1)).closest("details").open = true;
  });
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [...byId("answer").querySelectorAll("details:not([open]):not([data-left-off])")];
    for (const one of folded) one.open = true;
  });
  window.addEventListener("afterprint", () => { for (const one of folded) one.open = false; });
}

function listen() {
  listenForFolded();
  byId("example").addEventListener("change", (event) => event.target.value ? useExample(event.target.value) : startOver());
  byId("file").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (file) useText(await file.text(), file.name);
  });
  byId("paste-use").addEventListener("click", () => useText(byId("paste").value, "pasted record"));
  byId("as-of").addEventListener("change", (event) => { patient.asOf = event.target.value; patient.changed(); });
  byId("clear").addEventListener("click", startOver);
  byId("print").addEventListener("click", () => window.print());
  byId("copy-text").addEventListener("click", () => copy("text"));
  byId("copy-fhir").addEventListener("click", () => copy("fhir"));
  document.addEventListener("dragover", (event) => { event.preventDefault(); document.body.classList.add("dropping"); });
  document.addEventListener("dragleave", () => document.body.classList.remove("dropping"));
  document.addEventListener("drop", async (event) => {
    event.preventDefault();
    document.body.classList.remove("dropping");
    const [file] = event.dataTransfer.files;
    if (file) useText(await file.text(), file.name);
  });
  byId("form").addEventListener("submit", (event) => event.preventDefault());
}

async function start() {
  byId("as-of").value = patient.asOf;
  let about;
  try {
    about = await (await fetch("api/about")).json();
  } catch {
    return onTrouble({code: "start", message: "The service does not answer. Load the page again when it is back."});
  }
  byId("pack").textContent = `${about.pack.title}, rules ${about.pack.version}` +
    (about.siteProfile ? `, ${about.siteProfile.title}` : "");
  byId("use").textContent = about.intendedUse;
  byId("example").append(...about.examples.map((name) => element("option", {value: name}, name.replaceAll("-", " "))));
  useReasons(about.reasons);
  form = new Form(about, patient);
  listen();
  document.body.dataset.ready = "true";
}

start();
