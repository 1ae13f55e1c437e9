// Takes the pictures of README and guide: BASE_URL names the server, PICTURES the guide's folder; E2E_USER, E2E_PASSWORD and RETICOLO_TOKEN_LINK as in pages.mjs.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { address, base, launch, needsWithBadCells, password, settled, useSetupLink } from "./browser.mjs";

const out = process.env.PICTURES;
assert.ok(base && out && password, "BASE_URL, PICTURES and E2E_PASSWORD are needed");

const file = needsWithBadCells("needs.csv");

for (const language of ["it", "en"]) await mkdir(join(out, language, "src", "pictures"), { recursive: true });
const browser = await launch();
const first = await browser.newContext({ locale: "it-IT" });
await useSetupLink(await first.newPage(), password);
const session = await first.storageState();
await first.close();

for (const language of ["it", "en"]) {
  const own = await browser.newContext({
    viewport: { width: 1280, height: 860 }, colorScheme: "light", locale: language === "it" ? "it-IT" : "en-GB", timezoneId: "Europe/Rome", reducedMotion: "reduce", storageState: session,
  });
  own.setDefaultTimeout(30_000);
  const page = await own.newPage();
  const take = async (name, height = 860) => {
    await page.setViewportSize({ width: 1280, height });
    await settled(page);
    await page.screenshot({ path: join(out, language, "src", "pictures", `${name}.png`) });
  };
  const go = (path) => page.goto(address(`${path}${path.includes("?") ? "&" : "?"}lang=${language}`), { waitUntil: "load" });
  for (const [name, path, height] of [["home", "/", 1100], ["atlas", "/atlas?map=initiatives", 1000], ["services", "/services", 1100], ["harmony", "/harmony", 1000], ["network", "/network?question=brokers", 1000], ["basins", "/basins", 1000], ["production", "/production", 1000], ["heritage", "/heritage", 1000], ["list", "/records/initiative?sort=-money_total", 900], ["plan", "/plan", 1000]]) {
    await go(path);
    await take(name, height);
  }
  await go("/records/initiative?sort=-money_total");
  await page.locator("main table a[href*='/records/initiative/']").first().click();
  await page.waitForLoadState("load");
  await take("record", 900);
  await go(`${new URL(page.url()).pathname}/edit`);
  await take("form", 900);
  await go("/import");
  await page.selectOption("#f-target", "need");
  await page.setInputFiles("#f-file", file);
  await page.locator("form[enctype] button.pri").click();
  await page.waitForURL(/\/columns/);
  await take("import-columns", 900);
  await page.locator('button[value="next"]').click();
  await page.waitForURL(/\/check/);
  await take("import-check", 900);
  // What the example has no real records for is shown on its illustrative ones, and the page says so.
  for (const [name, path, height] of [["grid", "/grid?illustrative=true", 1000], ["latencies", "/latencies", 900], ["exchange", "/exchange", 900]]) {
    await go(path);
    await take(name, height);
  }
  await page.locator("main table a.ti").first().click();
  await page.waitForLoadState("load");
  await take("match", 900);
  await own.close();
}
await browser.close();
