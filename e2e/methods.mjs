// Takes the pictures that the pages of docs/methods name, each of the part of a page that shows the answer. A page says
//   <!-- picture ADDRESS [FIELD=FILE …] | SELECTOR -->
//   ![what is seen](pictures/NAME.png)
// Files are brought by the form of that address, from FOLDER, where the page's commands were run. BASE_URL and PAGES name server and pages; E2E_USER, E2E_PASSWORD and RETICOLO_TOKEN_LINK as in pages.mjs.
import assert from "node:assert/strict";
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { small } from "./small.mjs";
import { address, base, launch, password, settled, useSetupLink } from "./browser.mjs";

const [pages, folder] = [process.env.PAGES, process.env.FOLDER];
assert.ok(base && pages && folder && password, "BASE_URL, PAGES, FOLDER and E2E_PASSWORD are needed");
const NAMED = /<!-- picture (\S+)((?: \S+=\S+)*) \| (.+?) -->\n!\[[^\]]+\]\((pictures\/[^)]+\.png)\)/g;
const MARGIN = 4;
const TALLEST = 700;
const HEAD = 120;
const LARGEST = 60_000;

/** The box around all that a selector finds, with some room. */
async function around(page, selector) {
  const boxes = (await Promise.all((await page.locator(selector).filter({ visible: true }).all()).map((one) => one.boundingBox()))).filter(Boolean);
  const least = (of) => Math.floor(Math.min(...boxes.map(of))) - MARGIN;
  const most = (of) => Math.ceil(Math.max(...boxes.map(of))) + MARGIN;
  const [x, y] = [least((b) => b.x), least((b) => b.y)];
  return { x, y, width: most((b) => b.x + b.width) - x, height: Math.min(most((b) => b.y + b.height) - y, TALLEST) };
}

const browser = await launch();
const first = await browser.newContext({ locale: "en-GB" });
await useSetupLink(await first.newPage(), password);
const session = await first.storageState();
await first.close();
const blank = await browser.newPage();
const settings = { viewport: { width: 1000, height: 900 }, colorScheme: "light", locale: "en-GB", timezoneId: "Europe/Rome", reducedMotion: "reduce", storageState: session };
await mkdir(join(pages, "pictures"), { recursive: true });
let failed = 0;
for (const name of (await readdir(pages)).filter((n) => n.endsWith(".md")).sort()) {
  const text = await readFile(join(pages, name), "utf8");
  for (const [, path, files, selector, picture] of text.matchAll(NAMED)) {
    // A context each: what one page is asked to show (illustrative records, say) the next would show too.
    const own = await browser.newContext(settings);
    own.setDefaultTimeout(30_000);
    const page = await own.newPage();
    try {
      await page.goto(address(`${path}${path.includes("?") ? "&" : "?"}lang=en`), { waitUntil: "load" });
      const brought = files.trim().split(" ").filter(Boolean).map((pair) => pair.split("="));
      for (const [field, file] of brought) await page.setInputFiles(`#f-${field}`, join(folder, file));
      if (brought.length > 0) await Promise.all([page.waitForURL(/ask=1/), page.locator("form[enctype] button.pri").click()]);
      // A page that waits for its answer comes again by itself.
      await page.locator(selector).first().waitFor();
      await settled(page);
      // Into view, below the head that stays: a picture of the whole page would lay it out anew.
      await page.evaluate((y) => scrollBy({ top: y, behavior: "instant" }), (await around(page, selector)).y - HEAD);
      await settled(page);
      const bytes = await small(blank, await page.screenshot({ clip: await around(page, selector) }));
      await writeFile(join(pages, picture), bytes);
      console.log(`   ${picture}: ${bytes.length} bytes${bytes.length > LARGEST ? ", too large" : ""}`);
      failed += bytes.length > LARGEST ? 1 : 0;
    } catch (error) {
      failed += 1;
      console.log(`   ${name}: ${error.message.split("\n").slice(0, 3).join(" ")}`);
    }
    await own.close();
  }
}
await browser.close();
process.exitCode = failed > 0 ? 1 : 0;
