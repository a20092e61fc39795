// A CDS Hooks client that runs in a browser, on an origin of its own: it discovers, fills the prefetch and calls, as the
// public sandbox of the standard does (every request with a token and so with a preflight). The browser decides what it
// may read.
import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {createServer} from "node:http";
import {after, before, test} from "node:test";
import {chromium} from "playwright-core";
import {datedToday, hookCall, start} from "./service.js";

const {APATITE_SOURCE_DIR: source, CHROMIUM: browserPath = "/usr/bin/chromium"} = process.env;
const example = datedToday(readFileSync(`${source}/examples/patients/metastatic-sarcoidosis.fhir.json`, "utf8"));
let browser, service, own, other;

/** A site with an empty page, on an origin of its own. */
async function site() {
  const server = createServer((_, response) => response.setHeader("Content-Type", "text/html").end("<title>A client</title>"));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close()};
}

before(async () => {
  [own, other] = [await site(), await site()];
  service = await start("--cors", own.origin);
  browser = await chromium.launch({executablePath: browserPath, args: ["--no-sandbox"]});
});
after(async () => {
  await browser?.close();
  await service?.stop();
  for (const one of [own, other]) one?.close();
});

/** In the page: what came back, or that the browser withheld it. */
const request = ([url, method, body]) => fetch(url, {method, body, headers: {
  Accept: "application/json", Authorization: "Bearer eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9.e30.AAAA",
  ...(body ? {"Content-Type": "application/json;charset=UTF-8"} : {})}})
  .then(async (response) => ({status: response.status, text: await response.text()}), () => "withheld");

async function onSite(origin, use) {
  const page = await (await browser.newContext()).newPage();
  await page.goto(origin);
  await use(async (...what) => {
    const answer = await page.evaluate(request, what);
    return answer.text ? {...answer, json: JSON.parse(answer.text)} : answer;
  });
  await page.context().close();
}

test("a client on a listed origin discovers the service and shows its card", async () => {
  await onSite(own.origin, async (call) => {
    const discovery = await call(service.url + "cds-services", "GET");
    assert.equal(discovery.status, 200);
    const url = `${service.url}cds-services/${discovery.json.services[0].id}`;
    const answer = await call(url, "POST", JSON.stringify(hookCall(example, discovery.json, "patient-view")));
    assert.equal(answer.status, 200);
    assert.equal(answer.json.cards.length, 1);
    assert.equal(answer.json.cards[0].indicator, "critical");
    const wrong = await call(url, "POST", "{}");
    assert.equal(wrong.status, 400);
    assert.match(wrong.json.message, /hook/);
    const feedback = {feedback: [{card: answer.json.cards[0].uuid, outcome: "overridden", outcomeTimestamp: new Date().toISOString()}]};
    assert.equal((await call(url + "/feedback", "POST", JSON.stringify(feedback))).status, 200);
  });
});

test("a client on another origin reads nothing", async () => {
  await onSite(other.origin, async (call) => {
    assert.equal(await call(service.url + "cds-services", "GET"), "withheld");
    assert.equal(await call(service.url + "cds-services/calcinosis-cutis", "POST", "{}"), "withheld");
  });
});
