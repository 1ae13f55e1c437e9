// Opens every page of a running server in a real browser and looks at it: status, console, policy, width, accessibility, language, picture.
// BASE_URL names the server; ROUTES_FILE lists the pages as [{"path": "/", "name": "home", "roles": ["visitor", "administrator"]}],
// with optional "as" (whose eyes, "visitor" or "administrator"), "status" (default 200). E2E_USER and E2E_PASSWORD sign in as administrator,
// or RETICOLO_TOKEN_LINK (with E2E_PASSWORD as the password to set) makes that administrator first. DEEP=1 adds dark and English.
import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { address, base, faults, launch, listenToPolicy, password, setupLink, settled, signIn, signInPath, useSetupLink, watch } from "./browser.mjs";

assert.ok(base, "BASE_URL is not set: give the address of a running server");
assert.ok(process.env.ROUTES_FILE, "ROUTES_FILE is not set: give the list of pages");
const routes = JSON.parse(await readFile(process.env.ROUTES_FILE, "utf8"));
assert.ok(routes.length > 0, "ROUTES_FILE lists no page");

const out = join(import.meta.dirname, "out");
const deep = process.env.DEEP === "1";
const looks = deep
  ? [["light", "it"], ["dark", "it"], ["light", "en"], ["dark", "en"]]
  : [["light", "it"]];
const widths = [360, 1280];
const signedInRuns = Boolean(password);

let browser;
let session;

/** Whose eyes a route is seen with: its own wish, else the administrator's where one can sign in and the route admits it. */
function eyes(route) {
  if (route.as) return route.as;
  const roles = route.roles ?? ["visitor"];
  return signedInRuns && roles.includes("administrator") ? "administrator" : roles.includes("visitor") ? "visitor" : "administrator";
}

async function context(who, { width = 1280, scheme = "light", language = "it", ...more } = {}) {
  if (unprepared) throw new Error(`not prepared: ${unprepared.message}`);
  const made = await browser.newContext({
    viewport: { width, height: 800 }, colorScheme: scheme, locale: language === "it" ? "it-IT" : "en-GB", timezoneId: "Europe/Rome", reducedMotion: "reduce",
    ...(who === "administrator" ? { storageState: session } : {}), ...more,
  });
  made.setDefaultTimeout(30_000);
  await listenToPolicy(made);
  return made;
}

// A failed preparation is told by every test as its own failure: a hook that throws would only cancel them, and "fail 0" reads like success.
let unprepared;

before(async () => {
  try {
    await mkdir(out, { recursive: true });
    browser = await launch();
    if (!signedInRuns) return;
    const first = await browser.newContext({ locale: "it-IT" });
    const page = await first.newPage();
    if (setupLink) await useSetupLink(page, password);
    // The link signs in by itself; the form is tried as somebody who comes anew.
    await first.clearCookies();
    await signIn(page);
    session = await first.storageState();
    await first.close();
    assert.ok(session.cookies.length > 0, "signing in left no cookie");
  } catch (error) {
    unprepared = error;
  }
});

after(async () => { await browser?.close(); });

describe("pages", { concurrency: 2 }, () => {
  for (const route of routes) {
    for (const [scheme, language] of looks) {
      for (const width of widths) {
        const suffix = deep ? `-${scheme}-${language}` : "";
        it(`${route.name} at ${width}${deep ? `, ${scheme}, ${language}` : ""}`, { timeout: 90_000 }, async () => {
          const who = eyes(route);
          assert.ok(who === "visitor" || signedInRuns, `${route.path} needs an administrator: set E2E_USER and E2E_PASSWORD`);
          const own = await context(who, { width, scheme, language });
          try {
            const page = await own.newPage();
            const complaints = watch(page);
            const answer = await page.goto(address(route.path), { waitUntil: "load" });
            await settled(page);
            const found = [...(await faults(page, language)), ...complaints];
            if (answer.status() !== (route.status ?? 200)) found.unshift(`status ${answer.status()}, expected ${route.status ?? 200}`);
            await page.screenshot({ path: join(out, `${route.name}-${width}${suffix}.png`), fullPage: true });
            if (found.length > 0) assert.fail(`${route.path} (${who})\n  ${found.join("\n  ")}\n`);
          } finally {
            await own.close();
          }
        });
      }
    }
  }
});

describe("acts", { concurrency: 2 }, () => {
  const home = routes.find((route) => route.name === "home") ?? routes[0];
  const mapRoute = routes.find((route) => route.name === "map");

  it("signs in by form with scripts off", { skip: signedInRuns ? false : "E2E_PASSWORD is not set", timeout: 60_000 }, async () => {
    const own = await context("visitor", { javaScriptEnabled: false });
    try {
      const page = await own.newPage();
      await signIn(page);
      assert.notEqual(new URL(page.url()).pathname, signInPath, "still on the sign-in page");
      assert.ok((await own.cookies()).some((cookie) => cookie.httpOnly), "no session cookie that scripts cannot read");
      await page.goto(address(home.path));
      assert.equal(await page.locator(`header a[href^="${signInPath}"]`).count(), 0, "the header still offers to sign in");
    } finally {
      await own.close();
    }
  });

  it("goes to the search with / and leaves fields alone", { timeout: 60_000 }, async () => {
    const own = await context(eyes(home));
    try {
      const page = await own.newPage();
      await page.goto(address(home.path), { waitUntil: "load" });
      await page.keyboard.press("/");
      const focused = () => page.evaluate(() => ({ type: document.activeElement?.getAttribute("type"), value: document.activeElement?.value }));
      assert.deepEqual(await focused(), { type: "search", value: "" });
      await page.keyboard.type("a/b?");
      assert.deepEqual(await focused(), { type: "search", value: "a/b?" });
    } finally {
      await own.close();
    }
  });

  it("opens the list of keys with ? and closes it with Escape", { timeout: 60_000 }, async () => {
    const own = await context(eyes(home));
    try {
      const page = await own.newPage();
      await page.goto(address(home.path), { waitUntil: "load" });
      await page.keyboard.press("?");
      await page.waitForSelector("dialog#keys[open]");
      await page.keyboard.press("Escape");
      await page.waitForSelector("dialog#keys:not([open])", { state: "attached" });
    } finally {
      await own.close();
    }
  });

  it("draws the map, and choosing a row marks it in both", { skip: mapRoute ? false : "no route is named map", timeout: 120_000 }, async () => {
    const own = await context(eyes(mapRoute));
    try {
      const page = await own.newPage();
      const complaints = watch(page);
      await page.goto(address(mapRoute.path), { waitUntil: "load" });
      await settled(page);
      const figure = page.locator('[data-island="map"]').first();
      assert.equal(await figure.getAttribute("data-state"), "ready");
      assert.equal(await figure.locator("canvas").count(), 1, "no canvas");
      const table = page.locator(await figure.getAttribute("data-select-table"));
      const row = table.locator("tr[data-code]").nth(1);
      const code = await row.getAttribute("data-code");
      const picture = () => figure.locator("canvas").screenshot();
      const untouched = await picture();
      // Left edge of the row: links inside it would lead away.
      await row.click({ position: { x: 3, y: 3 } });
      await page.waitForFunction(([selector, value]) => document.querySelector(`${selector} tr.sel`)?.getAttribute("data-code") === value, [await figure.getAttribute("data-select-table"), code]);
      assert.equal(await row.getAttribute("aria-current"), "true");
      assert.equal(await figure.getAttribute("data-chosen"), code);
      await page.mouse.move(0, 0);
      await page.waitForTimeout(800);
      assert.notDeepEqual(await picture(), untouched, "the map looks the same after a row was chosen");
      assert.deepEqual(complaints, []);
    } finally {
      await own.close();
    }
  });

  const imagining = routes.find((route) => route.name === "what_if");

  it("drags a site on the map, sees what changes, and finds the way back", { skip: imagining ? false : "no route is named what_if", timeout: 120_000 }, async () => {
    const own = await context("visitor");
    try {
      const page = await own.newPage();
      const complaints = watch(page);
      await page.goto(address(imagining.path), { waitUntil: "load" });
      await settled(page);
      const figure = page.locator('[data-island="map"]').first();
      await figure.scrollIntoViewIfNeeded();
      const given = await figure.evaluate(async (one) => (await fetch(one.dataset.choroplethUrl)).json());
      const site = given.sites.find((one) => one.drag);
      assert.ok(site, "no site can be dragged");
      // The map shows its bounds with 16 pixels around them, in the middle of its canvas.
      const [west, south, east, north] = (await figure.getAttribute("data-bounds")).split(",").map(Number);
      const box = await figure.locator("canvas").boundingBox();
      const world = (lon, lat) => [lon / 360, -Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)];
      const [[left, bottom], [right, top]] = [world(west, south), world(east, north)];
      const scale = Math.min((box.width - 32) / (right - left), (box.height - 32) / (bottom - top));
      const [x, y] = world(...site.at);
      const from = [box.x + box.width / 2 + (x - (left + right) / 2) * scale, box.y + box.height / 2 + (y - (top + bottom) / 2) * scale];
      const title = await page.locator("h1").innerText();
      await page.mouse.move(...from);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 8 });
      await page.mouse.up();
      await page.waitForFunction(([id, before]) => new URLSearchParams(location.search).get("do")?.startsWith(`move:${id}:`) && document.querySelector("h1").innerText !== before, [site.record, title]);
      // What the page's forms carry on is what was dragged.
      assert.ok((await page.locator("#open input[name=do]").getAttribute("value")).startsWith(`move:${site.record}:`));
      await page.goBack();
      await page.waitForFunction((before) => document.querySelector("h1").innerText === before && !location.search.includes("do="), title);
      assert.deepEqual(complaints, []);
    } finally {
      await own.close();
    }
  });

  const named = routes.find((route) => route.name === "atlas-heritage");

  it("chooses on a named map by keyboard, chart and address alike", { skip: named ? false : "no route is named atlas-heritage", timeout: 120_000 }, async () => {
    const own = await context(eyes(named));
    try {
      const page = await own.newPage();
      const complaints = watch(page);
      await page.goto(address(named.path), { waitUntil: "load" });
      await settled(page);
      const codes = () => page.evaluate(() => ({
        table: [...document.querySelectorAll("#twin tr.sel")].map((one) => one.dataset.code).sort(),
        chart: [...document.querySelectorAll(".strip .sel")].map((one) => one.dataset.code).sort(),
        drawing: [...document.querySelectorAll(".sketch .sel")].map((one) => one.dataset.code).sort(),
        map: (document.querySelector('[data-island="map"]').dataset.chosen ?? "").split(",").filter(Boolean).sort(),
        address: (new URLSearchParams(location.search).get("sel") ?? "").split(",").filter(Boolean).sort(),
      }));
      const same = async (n) => {
        await page.waitForFunction((many) => (new URLSearchParams(location.search).get("sel") ?? "").split(",").filter(Boolean).length === many, n);
        const found = await codes();
        assert.equal(found.table.length, n);
        for (const where of ["chart", "drawing", "map", "address"]) assert.deepEqual(found[where], found.table, `${where} shows another choice than the table`);
      };
      // Two boxes of the table with the space bar.
      for (const i of [0, 2]) {
        await page.locator('#twin input[name="sel"]').nth(i).focus();
        await page.keyboard.press("Space");
      }
      await same(2);
      assert.match(await page.locator('[data-part="chosen"]').innerText(), /\d/, "what is chosen is told");
      // Half of the chart by dragging.
      await page.locator(".strip[data-brush]").scrollIntoViewIfNeeded();
      const strip = await page.locator(".strip[data-brush]").boundingBox();
      await page.mouse.move(strip.x + strip.width * 0.3, strip.y + strip.height / 2);
      await page.mouse.down();
      await page.mouse.move(strip.x + strip.width * 0.6, strip.y + strip.height / 2, { steps: 8 });
      await page.mouse.up();
      await page.waitForFunction(() => document.querySelectorAll("#twin tr.sel").length > 3);
      const many = (await codes()).table.length;
      await same(many);
      // The address is the choice: opened anew, and without a script, it shows the same.
      const here = page.url();
      const before = (await codes()).table;
      await page.goto(here, { waitUntil: "load" });
      assert.deepEqual((await codes()).table, before);
      const plain = await (await context(eyes(named), { javaScriptEnabled: false })).newPage();
      await plain.goto(here, { waitUntil: "load" });
      assert.equal(await plain.locator("#twin tr.sel").count(), many);
      await plain.context().close();
      // Another way to tell marks apart draws other layers, without leaving the page.
      await page.selectOption("#a-by", "use");
      await page.waitForFunction(() => document.querySelector('[data-map-layer^="asset."]')?.value !== "asset.tangible_heritage");
      await settled(page);
      assert.deepEqual((await codes()).table, before, "the choice stays");
      assert.deepEqual(complaints, []);
    } finally {
      await own.close();
    }
  });

  it("shows the table and a sentence when the map's script is refused", { skip: mapRoute ? false : "no route is named map", timeout: 60_000 }, async () => {
    const own = await context(eyes(mapRoute), { javaScriptEnabled: false });
    try {
      const page = await own.newPage();
      await page.goto(address(mapRoute.path), { waitUntil: "load" });
      const figure = page.locator('[data-island="map"]').first();
      assert.ok((await figure.innerText()).trim().length > 0, "the figure says nothing without scripts");
      assert.ok((await page.locator(`${await figure.getAttribute("data-select-table")} tr[data-code]`).count()) > 0, "no table beside the map");
    } finally {
      await own.close();
    }
  });
});
