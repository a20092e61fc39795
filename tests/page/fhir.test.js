// FHIR out against an independent reading of R4: the npm package `fhir`, which carries HL7's definitions.
import assert from "node:assert/strict";
import {execFileSync} from "node:child_process";
import {readFileSync, readdirSync} from "node:fs";
import {after, before, test} from "node:test";
import fhir from "fhir";
import {datedToday, hookCall, start} from "./service.js";

const {APATITE_COMMAND: command, APATITE_SOURCE_DIR: source} = process.env;
const folder = `${source}/examples/patients`;

function problems(resource) {
  const {messages} = new fhir.Fhir().validate(resource, {errorOnUnexpected: true});
  return messages.filter((one) => ["error", "fatal"].includes(one.severity)).map((one) => `${one.location}: ${one.message}`);
}

/** Every resource of the answer by itself, too, so that none is overlooked within the Bundle. */
function checkAnswer(bundle) {
  assert.deepEqual(problems(bundle), []);
  for (const {resource} of bundle.entry) assert.deepEqual(problems(resource), [], resource.resourceType);
  const types = new Set(bundle.entry.map((one) => one.resource.resourceType));
  for (const type of ["RiskAssessment", "GuidanceResponse", "ServiceRequest"]) assert.ok(types.has(type), `${type} in ${[...types]}`);
}

let service;
before(async () => { service = await start(); });
after(() => service?.stop());

const post = async (path, body) => (await fetch(service.url + path, {method: "POST", headers: {"Content-Type": "application/json"},
  body: JSON.stringify(body)})).json();

for (const file of readdirSync(folder).filter((name) => name.endsWith(".fhir.json"))) {
  const text = readFileSync(`${folder}/${file}`, "utf8");

  test(`${file}: what the command answers is R4`, () => {
    checkAnswer(JSON.parse(execFileSync(command, ["triage", "--as-of", "2024-06-01", "--format", "fhir", `${folder}/${file}`], {maxBuffer: 1 << 26})));
  });

  test(`${file}: what the page copies is R4`, async () => {
    checkAnswer(await post("api/assess", {asOf: "2024-06-01", bundle: JSON.parse(text), format: "fhir"}));
  });

  test(`${file}: the orders that its cards suggest are R4`, async () => {
    const discovery = await (await fetch(service.url + "cds-services")).json();
    const {cards} = await post("cds-services/calcinosis-cutis", hookCall(datedToday(text), discovery, "patient-view"));
    const orders = cards.flatMap((card) => card.suggestions ?? []).flatMap((one) => one.actions).map((one) => one.resource);
    assert.ok(orders.length > 0);
    for (const order of orders) {
      assert.equal(order.resourceType, "ServiceRequest");
      assert.deepEqual(problems(order), []);
    }
  });
}

test("the validator finds what is wrong, so that its silence says something", () => {
  assert.notDeepEqual(problems({resourceType: "RiskAssessment", status: "done", subject: {display: "x"}}), []);
  assert.notDeepEqual(problems({resourceType: "ServiceRequest", status: "draft", intent: "proposal"}), []);
  assert.notDeepEqual(problems({resourceType: "GuidanceResponse", moduleUri: "x", status: "done"}), []);
});
