// `apatite serve` for the tests of this folder.
import {spawn} from "node:child_process";

/** A running service on a free port: its URL, its process, and how to stop it. */
export async function start(...options) {
  const child = spawn(process.env.APATITE_COMMAND, ["serve", "--port", "0", ...options], {stdio: ["ignore", "pipe", "ignore"]});
  const url = await new Promise((resolve, reject) => {
    child.stdout.once("data", (line) => resolve(String(line).trim()));
    child.once("exit", () => reject(new Error("the service ended")));
  });
  return {child, url, stop: () => new Promise((resolve) => { child.once("exit", resolve); child.kill("SIGTERM"); })};
}

/** The hook call that a client makes of the example: what each prefetch template of the discovery asks for, as searches. */
export function hookCall(bundle, discovery, hook) {
  const {prefetch: templates} = discovery.services.find((one) => one.hook === hook);
  const resources = bundle.entry.map((one) => one.resource);
  const prefetch = Object.fromEntries(Object.entries(templates).map(([key, query]) => {
    const found = resources.filter((one) => one.resourceType === query.split(/[?/]/)[0]);
    return [key, found[0]?.resourceType === "Patient" ? found[0]
      : {resourceType: "Bundle", type: "searchset", total: found.length, entry: found.map((resource) => ({resource}))}];
  }));
  return {hookInstance: crypto.randomUUID(), hook, fhirServer: "https://r4.example.org",
    context: {patientId: prefetch.patient.id, userId: "Practitioner/example"}, prefetch};
}

/** The example with its day moved to today: the service answers for today, and results grow stale. */
export const datedToday = (text) => JSON.parse(text.replaceAll("2024-06-01", new Date().toISOString().slice(0, 10)));
