// The day of an analyst by keyboard alone, in both languages and widths: from home to a latency, accept it, find a match, agree on it, see
// harmony and the grid change, and find the latency's line in the plan. BASE_URL, E2E_USER and E2E_PASSWORD as for pages.mjs; the
// territory has illustrative needs and offers, which are shown.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { address, base, faults, launch, listenToPolicy, password, settled, signedIn, watch } from "./browser.mjs";

assert.ok(base && password, "BASE_URL and E2E_PASSWORD are needed");
const out = join(import.meta.dirname, "out");
/** So many presses of the Tab key lead anywhere on a page. */
const FARTHEST = 600;

let browser;
let session;

before(async () => {
  await mkdir(out, { recursive: true });
  browser = await launch();
  session = await signedIn(browser);
});

after(async () => { await browser?.close(); });

/** Presses Tab until the focus is on something that matches; it must be seen there, with a ring. */
async function tabTo(page, selector) {
  for (let i = 0; i < FARTHEST; i += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate((wanted) => {
      const one = document.activeElement;
      if (!one?.matches(wanted)) return null;
      const box = one.getBoundingClientRect();
      const style = getComputedStyle(one);
      const ring = style.outlineStyle !== "none" || style.boxShadow !== "none";
      return { seen: box.width > 0 && box.height > 0, ring };
    }, selector);
    if (at) {
      assert.ok(at.seen, `${selector} has the focus and is not seen`);
      assert.ok(at.ring, `${selector} has the focus and no ring`);
      return;
    }
  }
  assert.fail(`${FARTHEST} presses of Tab on ${page.url()} do not reach ${selector}`);
}

/** Follows what has the focus, and waits for the page that comes. */
async function enter(page) {
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
  await settled(page);
}

async function follow(page, selector) {
  await tabTo(page, selector);
  await enter(page);
}

/** Goes to a page by the frame's own links: the verb that it belongs to, then the page among its own. */
async function byFrame(page, verb, path) {
  const links = page.locator(`nav a[href="${path}"]:visible`);
  if ((await links.count()) === 0) {
    const to = await page.locator(".rail li.v > a").nth(verb).getAttribute("href");
    await follow(page, `.rail li.v > a[href="${to}"]`);
    if (new URL(page.url()).pathname === path) return;
  }
  await follow(page, `nav a[href="${path}"]`);
}

const [UNDERSTAND, INTEGRATE, GUARANTEE] = [1, 2, 6];

/** The number of initiatives and agreements on the whole grid. */
async function onGrid(page) {
  await byFrame(page, UNDERSTAND, "/grid");
  const text = await page.locator(".lattice tfoot .s-initiative").last().innerText();
  return Number(text.replace(/\D/g, ""));
}

/** How much of what is needed is served, as harmony says it. */
async function served(page) {
  await page.goto(address("/harmony?of=needs"));
  await settled(page);
  // Where nothing is served yet harmony is undefined, and the level is nothing.
  const level = page.locator("[data-level]");
  return (await level.count()) === 0 ? 0 : Number(await level.first().getAttribute("data-level"));
}

describe("the walk", { concurrency: 1 }, () => {
  for (const language of ["it", "en"]) {
    for (const width of [1280, 360]) {
      it(`by keyboard, in ${language}, ${width} wide`, { timeout: 240_000 }, async () => {
        const own = await browser.newContext({
          viewport: { width, height: 800 }, locale: language === "it" ? "it-IT" : "en-GB", timezoneId: "Europe/Rome", reducedMotion: "reduce", storageState: session,
        });
        own.setDefaultTimeout(30_000);
        await listenToPolicy(own);
        try {
          const page = await own.newPage();
          const complaints = watch(page);
          const look = async (name) => {
            assert.deepEqual(await faults(page, language), [], name);
            await page.screenshot({ path: join(out, `walk-${name}-${language}-${width}.png`), fullPage: true });
          };
          await page.goto(address(`/?lang=${language}&illustrative=true`));
          const before = { level: await served(page), grid: await onGrid(page) };

          // Home: the surest of what is latent.
          await page.goto(address("/"));
          await settled(page);
          await look("home");
          await follow(page, "#latent li a");
          await look("latency");
          const title = (await page.locator("#chosen h2").innerText()).trim();

          // One key opens the decision; who and until when are typed (a day that reads the same with the month first).
          await page.keyboard.press("a");
          assert.equal(await page.evaluate(() => document.activeElement?.id), "d-owner", "A leads into the decision");
          await page.keyboard.type("Unità tecnica");
          await tabTo(page, "#d-due");
          await page.keyboard.type("12122027");
          await follow(page, "details[data-key=a] button.pri");
          assert.match(page.url(), /done=latency_accepted/, "the latency is accepted");
          await look("accepted");

          // The exchange: the first match, agreed.
          await byFrame(page, INTEGRATE, "/exchange");
          await look("exchange");
          await follow(page, "main table a.ti");
          await look("match");
          await follow(page, ".decide button.pri");
          assert.match(page.url(), /\/records\/agreement\/.*done=agreed/, "the match is agreed");
          await look("agreement");

          // Both sides say yes: until then it serves nobody.
          await follow(page, 'main a[href$="/edit"]');
          // The state comes first on the form: arrows walk its choices.
          await tabTo(page, '#f-status input[type="radio"]');
          for (let i = 0; i < 8 && (await page.evaluate(() => document.activeElement.value)) !== "accepted"; i += 1) await page.keyboard.press("ArrowDown");
          for (const field of ["accepted_by_demand", "accepted_by_supply"]) {
            await tabTo(page, `[name$="${field}"]`);
            await page.keyboard.type("11112026");
          }
          await follow(page, ".savebar button.pri");
          assert.match(page.url(), /\/records\/agreement\/[^/]+\?/, "the agreement is accepted");

          const after = { level: await served(page), grid: await onGrid(page) };
          assert.ok(after.grid > before.grid, `the agreement stands on the grid: ${before.grid} and ${after.grid}`);
          assert.ok(after.level > before.level, `more is served than before: ${before.level} and ${after.level}`);

          // The plan has the line.
          await page.goto(address("/"));
          await byFrame(page, GUARANTEE, "/plan");
          await page.goto(address("/plan?audience=signed-in&illustrative=true"));
          await settled(page);
          const text = await page.locator("main").innerText();
          assert.ok(text.includes(title), `the plan says «${title}»`);
          await look("plan");
          assert.deepEqual(complaints, []);
        } finally {
          await own.close();
        }
      });
    }
  }
});
