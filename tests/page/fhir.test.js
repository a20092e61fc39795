// FHIR out against an independent reading of R4: the npm package `fhir`, which carries HL7's definitions.
import assert from "node:assert/strict";
import {execFileSync} from "node:child_process";
import {readdirSync} from "node:fs";
import {test} from "node:test";
import fhir from "fhir";

const {APATITE_COMMAND: command, APATITE_SOURCE_DIR: source} = process.env;
const folder = `${source}/examples/patients`;

function problems(resource) {
  const {messages} = new fhir.Fhir().validate(resource, {errorOnUnexpected: true});
  return messages.filter((one) => ["error", "fatal"].includes(one.severity)).map((one) => `${one.location}: ${one.message}`);
}

for (const file of readdirSync(folder).filter((name) => name.endsWith(".fhir.json"))) {
  test(`${file}: the answer is R4`, () => {
    const text = execFileSync(command, ["triage", "--as-of", "2024-06-01", "--format", "fhir", `${folder}/${file}`], {maxBuffer: 1 << 26});
    const bundle = JSON.parse(text);
    assert.deepEqual(problems(bundle), []);
    for (const {resource} of bundle.entry) assert.deepEqual(problems(resource), [], resource.resourceType);
    assert.ok(bundle.entry.length > 2);
  });
}

test("the validator finds what is wrong, so that its silence says something", () => {
  assert.notDeepEqual(problems({resourceType: "RiskAssessment", status: "done", subject: {display: "x"}}), []);
  assert.notDeepEqual(problems({resourceType: "ServiceRequest", status: "draft", intent: "proposal"}), []);
});
