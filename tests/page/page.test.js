// The page as a clinician meets it, in Debian's Chromium: each example patient, the keyboard alone, what goes wrong, and
// axe-core's rules for WCAG 2.2 AA. `./dev page` runs it.
import assert from "node:assert/strict";
import {mkdirSync, readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {after, before, test} from "node:test";
import {chromium} from "playwright-core";
import {start} from "./service.js";

const {APATITE_SOURCE_DIR: source, CHROMIUM: browserPath = "/usr/bin/chromium", SHOTS: shots} = process.env;
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const examples = {
  "calciphylaxis-warfarin": [/^Emergency/, /calciphylaxis/i],
  "dystrophic-lupus": [/./, /dystrophic/i],
  "iatrogenic-calcium-gluconate": [/./, /iatrogenic/i],
  "idiopathic-limbs": [/./, /./],
  "metastatic-sarcoidosis": [/^Emergency/, /metastatic/i],
  "mimic-phleboliths": [/./, /phlebolith/i],
};

let browser, service;

before(async () => {
  service = await start();
  browser = await chromium.launch({executablePath: browserPath, args: ["--no-sandbox"]});
  if (shots) mkdirSync(shots, {recursive: true});
});
after(async () => {
  await browser?.close();
  if (service?.child.exitCode === null) await service.stop();
});

/** A page on which nothing may go wrong: errors and requests to other places fail the test. */
async function open(options = {}, at = service.url) {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}, ...options});
  const page = await context.newPage();
  page.setDefaultTimeout(15000);
  page.wrong = [];
  page.on("pageerror", (error) => page.wrong.push(String(error)));
  page.on("request", (request) => { if (!request.url().startsWith(at)) page.wrong.push("request to " + request.url()); });
  await page.goto(at);
  await page.waitForSelector("body[data-ready]");
  return page;
}

async function close(page) {
  assert.deepEqual(page.wrong, []);
  await page.context().close();
}

const verdict = (page) => page.locator("#verdict").innerText();

async function choose(page, name) {
  await page.selectOption("#example", name);
  await page.waitForSelector("#verdict .tag");
  await page.waitForFunction((words) => document.getElementById("record").textContent.includes(words), name.replaceAll("-", " "));
}

/** Answers the first question with "Not known", and waits until it is no longer asked. */
async function declineTheFirst(page) {
  const button = page.locator(".next button.quiet").first(), label = await button.getAttribute("aria-label");
  await button.click();
  await page.waitForFunction((words) => ![...document.querySelectorAll(".next button")].some((one) => one.getAttribute("aria-label") === words), label);
}

/** For a person to look at: large, dark, on a phone, on paper. */
async function shoot(page, name) {
  const shot = (kind) => page.screenshot({path: `${shots}/${name}-${kind}.png`, fullPage: true});
  await shot("desktop");
  await page.emulateMedia({colorScheme: "dark"});
  await shot("dark");
  await page.emulateMedia({colorScheme: "light"});
  await page.pdf({path: `${shots}/${name}-print.pdf`, format: "A4"});
  await page.setViewportSize({width: 390, height: 844});
  await shot("phone");
  await page.setViewportSize({width: 1280, height: 900});
}

async function axe(page) {
  await page.evaluate(axeSource);
  const result = await page.evaluate(() => globalThis.axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}));
  assert.deepEqual(result.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).slice(0, 5).join(", ")}`), []);
}

for (const [name, [urgency, diagnosis]] of Object.entries(examples)) {
  test(`${name}: the answer, its reasons and questions are there, and axe finds nothing`, async () => {
    const page = await open();
    await choose(page, name);
    assert.match(await page.locator("#verdict .tag").textContent(), urgency);
    assert.match(await verdict(page), diagnosis);
    const titles = await page.locator("#answer h2").allInnerTexts();
    for (const title of ["Ranking", "Sources"]) assert.ok(titles.includes(title), `${title} in ${titles}`);
    assert.ok(titles.some((title) => title.startsWith("Why ")));
    assert.ok(await page.locator("svg.graph .node").count() > 3);
    assert.ok(await page.locator("svg.graph .unknown").count() > 0, "what is not decided is in the picture too");
    if (shots) await shoot(page, name);
    await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
    await axe(page);
    await close(page);
  });
}

for (const [name, options] of Object.entries({
  light: {}, dark: {colorScheme: "dark"}, narrow: {viewport: {width: 360, height: 740}},
  "narrow-dark": {viewport: {width: 360, height: 740}, colorScheme: "dark"},
})) {
  test(`${name}: no violation, nothing wider than the screen`, async () => {
    const page = await open(options);
    if (shots) await page.screenshot({path: `${shots}/${name}-empty.png`});
    await axe(page);
    await choose(page, "metastatic-sarcoidosis");
    await axe(page);
    const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(wide <= screen, `${wide} > ${screen}`);
    if (shots) {
      await page.screenshot({path: `${shots}/${name}.png`});
      await page.screenshot({path: `${shots}/${name}-full.png`, fullPage: true});
    }
    await close(page);
  });
}

test("a patient is entered and answered with the keyboard alone", async () => {
  const page = await open();
  const focusOn = async (accept, key = "Tab", most = 400) => {
    for (let i = 0; i < most; ++i) {
      await page.keyboard.press(key);
      if (await page.evaluate(accept)) return;
    }
    assert.fail("the keyboard does not reach it: " + accept);
  };
  await focusOn(() => document.activeElement.id === "filter");
  await page.keyboard.type("phosphate");
  await focusOn(() => document.activeElement.id === "f-phosphate");
  await page.keyboard.type("9.7");
  await page.waitForSelector("#verdict .tag");
  await focusOn(() => document.activeElement.closest?.("#answer .next button") !== null, "Shift+Tab");
  const before = await page.locator(".next").innerText();
  await page.keyboard.press("Enter");
  await page.waitForFunction((text) => document.querySelector(".next")?.innerText !== text, before);
  assert.ok(await page.evaluate(() => document.activeElement !== document.body), "the focus is lost");
  await close(page);
});

test("the unit is always shown, a unit may be chosen, and an unfinished number is told", async () => {
  const page = await open();
  await page.fill("#filter", "phosphate");
  await page.fill("#f-phosphate", "9,7");
  assert.match(await page.locator("#f-phosphate-problem").innerText(), /point/);
  assert.equal(await page.getAttribute("#f-phosphate", "aria-invalid"), "true");
  await page.fill("#f-phosphate", "3.13");
  await page.selectOption("#f-phosphate-unit", "mmol/L");
  await page.waitForSelector("#verdict .tag");
  await page.fill("#filter", "dialysis");
  await page.selectOption("#f-dialysis", "true");
  await page.waitForFunction(() => document.getElementById("answer-rest").textContent.includes("mmol/L"));
  await close(page);
});

test("a question tells what each answer would lead to, and a number is typed, never clicked", async () => {
  const page = await open();
  await page.fill("#filter", "phosphate");
  await page.fill("#f-phosphate", "9.7");
  await page.waitForSelector(".next .leads li");
  for (const text of await page.locator(".next .leads li").allTextContents()) assert.match(text, / → (the first answer stays|.+: (established|likely|possible|not assessed|unlikely|excluded))/);
  for (const one of await page.locator(".next button").all()) assert.match(await one.innerText(), /^(\D+|)$/);
  await close(page);
});

// A hint that goes away when one types is no label (WCAG 3.3.2).
test("the field that finds a finding says so in its label, and no field in a placeholder", async () => {
  const page = await open();
  assert.equal(await page.locator("[placeholder]").count(), 0);
  assert.equal(await page.getByLabel("Find a finding, such as calcium").getAttribute("id"), "filter");
  await close(page);
});

test("while nothing is likely, what would tell is asked first, with what it would have to be", async () => {
  const page = await open();
  await choose(page, "idiopathic-limbs");
  assert.match(await verdict(page), /Cannot tell yet/);
  const told = await page.locator("#verdict-more li strong").allInnerTexts();
  assert.ok(told.length > 0 && told.length <= 3);
  const first = page.locator(".next > ol > li").first();
  assert.match(told[0], /^Calcium, total: [\d.]+ to [\d.]+ mg\/dL$/);
  assert.match(await first.locator(".ask").innerText(), /^Calcium, total/);
  assert.match(await first.locator(".leads li").innerText(), /^[\d.]+ to [\d.]+ mg\/dL → Metastatic/);
  await first.locator("input").fill("12");
  await first.locator("input").press("Enter");
  await page.waitForFunction(() => /Metastatic.*: likely/.test(document.getElementById("verdict").textContent));
  await close(page);
});

test("what cannot wait and is not ruled out is told before anything else", async () => {
  const page = await open();
  const calcium = {resourceType: "Observation", id: "c", status: "final", subject: {reference: "Patient/p"}, effectiveDateTime: "2024-05-30",
    code: {coding: [{system: "http://loinc.org", code: "17861-6"}]}, valueQuantity: {value: 14.9}};
  await page.fill("#as-of", "2024-06-01");
  await page.click("#paste-box summary");
  await page.fill("#paste", JSON.stringify({resourceType: "Bundle", type: "collection",
    entry: [{resource: {resourceType: "Patient", id: "p", birthDate: "1970-01-01"}}, {resource: calcium}]}));
  await page.click("#paste-use");
  await page.waitForSelector("#verdict .tag");
  assert.equal(await page.locator("#verdict .tag").textContent(), "Routine so far");
  const box = await page.locator("#alerts .alert.open").first().innerText();
  assert.match(box, /Not ruled out.*Hypercalcaemia/i);
  assert.ok(!(await page.locator("#answer h2").allInnerTexts()).some((title) => title.startsWith("Why ")), "nothing leads");
  assert.match(box, /Verify now: Calcium, total \(sent without a unit: 14\.9\)/);
  await axe(page);
  if (shots) await shoot(page, "not-ruled-out");
  await close(page);
});

test("an answer follows each key", async () => {
  const page = await open();
  await choose(page, "idiopathic-limbs");
  await page.fill("#filter", "calcium, total");
  const first = await verdict(page);
  await page.locator("#f-calcium_total").pressSequentially("12");
  await page.waitForFunction(() => /Metastatic.*: likely/.test(document.getElementById("verdict").textContent));
  await page.locator("#f-calcium_total").press("Backspace");
  await page.locator("#f-calcium_total").press("Backspace");
  await page.waitForFunction((text) => document.getElementById("verdict").innerText === text, first);
  await close(page);
});

test("a cited source is shown, what was unfolded stays so, and paper shows what matters", async () => {
  const page = await open();
  await choose(page, "metastatic-sarcoidosis");
  const source = page.locator("#ref-walsh-2016");
  assert.equal(await source.isVisible(), false);
  await page.locator('#alerts a[href="#ref-walsh-2016"]').click();
  assert.equal(await source.isVisible(), true);
  await declineTheFirst(page);
  assert.equal(await source.isVisible(), true);
  const folded = () => page.locator("#answer details:not([open]):not([data-left-off])").count();
  const before = await folded();
  assert.ok(before > 0);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await folded(), 0);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await folded(), before);
  await close(page);
});

test("a click on a question answers it, and it is not asked again", async () => {
  const page = await open();
  await choose(page, "idiopathic-limbs");
  await declineTheFirst(page);
  await close(page);
});

test("a lesion is added with its fields", async () => {
  const page = await open();
  await page.fill("#filter", "lesion");
  await page.getByRole("button", {name: "Add: lesion", exact: true}).click();
  await page.fill("#f-lesion-0--onset", "2024-01-05");
  await page.locator("#f-lesion-0--onset").blur();
  await page.waitForSelector("#verdict .tag");
  assert.equal(await page.locator("#trouble").isVisible(), false);
  await close(page);
});

test("a bad record is told, and the form goes on", async () => {
  const page = await open();
  await page.click("#paste-box summary");
  for (const [text, says] of [["{", /no JSON/], ['{"resourceType": "Bundle", "type": "collection"}', /patient/i], ['{"a": "<img src=x onerror=alert(1)>"}', /FHIR|resourceType/i]]) {
    await page.fill("#paste", text);
    await page.click("#paste-use");
    await page.waitForFunction((words) => new RegExp(words, "i").test(document.getElementById("trouble").textContent), says.source);
    assert.equal(await page.locator("#trouble").isVisible(), true);
  }
  await axe(page);
  if (shots) await page.screenshot({path: `${shots}/bad-record.png`});
  await page.click("#clear");
  await page.waitForFunction(() => document.getElementById("trouble").hidden);
  await choose(page, "mimic-phleboliths");
  await close(page);
});

test("a record dropped on the page is used", async () => {
  const page = await open();
  const text = readFileSync(`${source}/examples/patients/dystrophic-lupus.fhir.json`, "utf8");
  await page.evaluate((record) => {
    const data = new DataTransfer();
    data.items.add(new File([record], "dropped.json", {type: "application/json"}));
    document.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
  }, text);
  await page.waitForFunction(() => document.getElementById("record").textContent.includes("dropped.json"));
  await close(page);
});

test("the answer is copied as text and as FHIR", async () => {
  const page = await open({permissions: ["clipboard-read", "clipboard-write"]});
  await choose(page, "metastatic-sarcoidosis");
  for (const [button, says] of [["#copy-text", /WHY METASTATIC/], ["#copy-fhir", /"RiskAssessment"/]]) {
    await page.click(button);
    await page.waitForFunction(async (words) => new RegExp(words).test(await navigator.clipboard.readText()), says.source);
  }
  await close(page);
});

test("the knowledge in words can be read, and has no violation", async () => {
  const page = await open();
  await page.goto(service.url + "knowledge");
  await page.evaluate(() => [...document.querySelectorAll("article")].slice(20).forEach((one) => one.remove())); // alike
  await axe(page);
  await close(page);
});

test("a service that stops is told, the last answer stays, and it goes on when it is back", async () => {
  const own = await start();
  const page = await open({}, own.url);
  await choose(page, "dystrophic-lupus");
  await own.stop();
  await page.fill("#filter", "dialysis");
  await page.selectOption("#f-dialysis", "true");
  await page.waitForFunction(() => document.getElementById("trouble").textContent.includes("does not answer"));
  assert.match(await page.locator("#trouble").innerText(), /last answer/);
  assert.match(await verdict(page), /./);
  await axe(page);
  if (shots) await page.screenshot({path: `${shots}/stopped.png`});
  await page.context().close();
});
