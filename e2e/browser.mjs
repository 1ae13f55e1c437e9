// The browser and what it looks at: launching, signing in, and the checks that every page must pass.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];
const MAP_PATIENCE = 30_000;

export const base = process.env.BASE_URL?.replace(/\/$/, "");
export const user = process.env.E2E_USER ?? "admin";
export const password = process.env.E2E_PASSWORD;
export const setupLink = process.env.RETICOLO_TOKEN_LINK;
export const signInPath = process.env.E2E_SIGN_IN ?? "/sign-in";

/** One browser for the whole run. WebGL is drawn in software, so that maps work without a graphics card. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.E2E_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

/** An absolute address inside the server under test. */
export function address(path) {
  return new URL(path, `${base}/`).href;
}

/** Fills the sign-in form as a person would. Works with and without scripts. */
export async function signIn(page) {
  await page.goto(address(signInPath));
  await page.locator('main input[autocomplete="username"]').first().fill(user);
  await page.locator('main input[autocomplete="current-password"]').first().fill(password);
  await sendForm(page, 'input[autocomplete="current-password"]');
}

/** The session of somebody who signed in, for contexts to begin with. */
export async function signedIn(browser) {
  const first = await browser.newContext({ locale: "it-IT" });
  await signIn(await first.newPage());
  const session = await first.storageState();
  await first.close();
  return session;
}

/** Makes the first administrator through the link that works once. */
export async function useSetupLink(page, secret) {
  await page.goto(address(setupLink));
  const name = page.locator('main input[autocomplete="username"]').first();
  if ((await name.count()) > 0 && (await name.isEditable())) await name.fill(user);
  for (const field of await page.locator('main input[autocomplete="new-password"]').all()) await field.fill(secret);
  await sendForm(page, 'input[autocomplete="new-password"]');
}

async function sendForm(page, field) {
  const form = page.locator("main form").filter({ has: page.locator(field) }).first();
  // The page that follows must have arrived: going on before it does would meet it halfway.
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    page.waitForEvent("load"),
    form.locator('button[type="submit"], button:not([type])').first().click(),
  ]);
  if (answer.status() >= 400) throw new Error(`the form answered ${answer.status()}`);
}

/** Collects everything a page complains about while it is open. */
export function watch(page) {
  const complaints = [];
  const origin = new URL(base).origin;
  page.on("console", (message) => {
    // The main document's own status is checked apart; the browser repeats it here.
    if (message.type() === "error" && !(message.text().startsWith("Failed to load resource") && message.location().url === page.url())) complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => complaints.push(`script: ${error.message}`));
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "";
    // Closing a page aborts its streams; that is no fault.
    if (reason !== "net::ERR_ABORTED") complaints.push(`request: ${request.url()} ${reason}`);
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !["data:", "blob:", "about:"].includes(url.protocol)) complaints.push(`outside address: ${request.url()}`);
  });
  return complaints;
}

/** Records violations of the content security policy, also those that only report. */
export async function listenToPolicy(context) {
  await context.addInitScript(() => {
    globalThis.policyViolations = [];
    document.addEventListener("securitypolicyviolation", (event) => globalThis.policyViolations.push(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ""}:${event.lineNumber}`));
  });
}

/** Waits until fonts are there, maps are drawn and two frames have passed. Streams may stay open, so network silence is not asked for. */
export async function settled(page) {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const maps = page.locator('[data-island="map"]');
  for (let i = 0; i < (await maps.count()); i += 1) await page.waitForFunction((n) => document.querySelectorAll('[data-island="map"]')[n]?.dataset.state, i, { timeout: MAP_PATIENCE });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
}

/** Everything that is wrong with the page that is open, one line each; empty when all is well. */
export async function faults(page, language) {
  const found = await page.evaluate((expected) => {
    const list = [...(globalThis.policyViolations ?? [])];
    const root = document.scrollingElement;
    if (root.scrollWidth > innerWidth) {
      // What sticks out of a box that scrolls by itself is not to blame.
      const boxed = (one) => { for (let up = one.parentElement; up && up !== document.body; up = up.parentElement) if (getComputedStyle(up).overflowX !== "visible") return true; return false; };
      const wide = [...document.body.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5 && !boxed(one)).slice(0, 5)
        .map((one) => `${one.tagName.toLowerCase()}${one.id ? `#${one.id}` : ""}${typeof one.className === "string" && one.className ? `.${one.className.trim().replaceAll(" ", ".")}` : ""}`);
      list.push(`sideways scroll: ${root.scrollWidth} px in ${innerWidth}: ${wide.join(", ")}`);
    }
    if (document.documentElement.lang !== expected) list.push(`language: lang="${document.documentElement.lang}", expected "${expected}"`);
    if (document.title.trim() === "") list.push("title: empty");
    for (const one of document.querySelectorAll("[style]")) if (one.closest(".canvas") === null && one.getAttribute("style") !== "") list.push(`style attribute on ${one.tagName.toLowerCase()}.${one.className}`);
    for (const map of document.querySelectorAll('[data-island="map"]')) if (map.dataset.state !== "ready") list.push(`map: ${map.dataset.state}`);
    return list;
  }, language);
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async (tags) => {
    const result = await globalThis.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
    return result.violations.map((one) => `axe ${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map((node) => `${node.target.join(" ")} (${node.failureSummary?.split("\n")[1]?.trim() ?? ""})`).join(" | ")}${one.nodes.length > 3 ? ` and ${one.nodes.length - 3} more` : ""}`);
  }, AXE_TAGS);
  return [...found, ...violations];
}

/** A file of needs with three bad cells: an entry that no list has, a day that is none, a longitude that is none. */
export function needsWithBadCells(name) {
  const rows = [
    "id,title,category,period_from,lon,lat",
    "1,Bisogno di prova 1,social,2025-01-31,12.5,42.6",
    "2,Bisogno di prova 2,socciale,2025-02-28,12.5,42.6",
    "3,Bisogno di prova 3,social,31/12/2025,12.5,42.6",
    "4,Bisogno di prova 4,social,2025-03-01,est,42.6",
  ];
  return { name, mimeType: "text/csv", buffer: Buffer.from(`${rows.join("\n")}\n`) };
}
