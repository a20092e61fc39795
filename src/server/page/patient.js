// What is known of the patient, and the one question that is asked of the service: what follows from it?

export class Patient {
  constructor(onAnswer, onTrouble) {
    this.settings = new Map(); // finding to value, as a person writes it with its unit
    this.declined = new Set();
    this.complete = new Set();
    this.bundle = null;
    this.recordName = "";
    this.asOf = today();
    this.onAnswer = onAnswer;
    this.onTrouble = onTrouble;
    this.turn = 0;
    this.timer = 0;
  }

  get isEmpty() { return this.settings.size === 0 && this.bundle === null; }

  set(finding, value) {
    if (value === "") this.settings.delete(finding);
    else this.settings.set(finding, value);
    this.declined.delete(finding);
    this.changed();
  }

  decline(finding) {
    this.settings.delete(finding);
    this.declined.add(finding);
    this.changed();
  }

  useRecord(bundle, name) {
    this.bundle = bundle;
    this.recordName = name;
    this.changed();
  }

  clear() {
    this.settings.clear();
    this.declined.clear();
    this.complete.clear();
    this.bundle = null;
    this.recordName = "";
    this.changed();
  }

  /** Asks a moment later, so that typing does not send a request a letter. */
  changed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), 120);
  }

  /** The answer as JSON text, report or FHIR. Throws {code, message} when there is none. */
  async fetchAnswer(format) {
    const body = JSON.stringify({
      asOf: this.asOf, set: [...this.settings], declined: [...this.declined], complete: [...this.complete],
      bundle: this.bundle, format,
    });
    let response;
    try {
      response = await fetch("api/assess", {method: "POST", headers: {"Content-Type": "application/json"}, body});
    } catch {
      throw {code: "no-service", message: "The service does not answer."};
    }
    if (response.ok) return response.text();
    const problem = await response.json().catch(() => ({}));
    throw {code: problem.code ?? "status", message: problem.message ?? `The service answered ${response.status}.`};
  }

  async ask() {
    const turn = ++this.turn;
    if (this.isEmpty) return this.onAnswer(null);
    try {
      const answer = JSON.parse(await this.fetchAnswer("json"));
      if (turn === this.turn) this.onAnswer(answer);
    } catch (problem) {
      if (turn !== this.turn) return;
      this.onTrouble(problem);
      if (problem.code === "no-service") this.timer = setTimeout(() => this.ask(), 3000);
    }
  }
}

export function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
