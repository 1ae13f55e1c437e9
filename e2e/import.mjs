// Walks the import of a file as somebody without scripts would: columns, check, mends, differences, publication, undo; every page is
// looked at in both widths, light and dark. BASE_URL, E2E_USER and E2E_PASSWORD as for pages.mjs; the account is there already.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { address, base, faults, launch, listenToPolicy, needsWithBadCells, password, settled, signedIn, watch } from "./browser.mjs";

assert.ok(base && password, "BASE_URL and E2E_PASSWORD are needed");
const out = join(import.meta.dirname, "out");

const file = needsWithBadCells("e2e_needs.csv");

let browser;
let session;

before(async () => {
  await mkdir(out, { recursive: true });
  browser = await launch();
  session = await signedIn(browser);
});

after(async () => { await browser?.close(); });

/** Looks at the page that is open: both widths, both themes; a picture of each in the light. */
async function look(page, name) {
  for (const [width, scheme] of [[1280, "light"], [360, "light"], [360, "dark"], [1280, "dark"]]) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 800 });
    await settled(page);
    assert.deepEqual(await faults(page, "it"), [], `${name} at ${width}, ${scheme}`);
    if (scheme === "light") await page.screenshot({ path: join(out, `import-${name}-${width}.png`), fullPage: true });
  }
}

async function open(scripts) {
  const own = await browser.newContext({ storageState: session, locale: "it-IT", javaScriptEnabled: scripts });
  own.setDefaultTimeout(30_000);
  await listenToPolicy(own);
  return own;
}

describe("import", () => {
  it("mends three cells, publishes, and takes it back", { timeout: 180_000 }, async () => {
    const own = await open(true);
    try {
      const page = await own.newPage();
      const complaints = watch(page);
      await page.goto(address("/import"));
      await page.selectOption("#f-target", "need");
      await page.setInputFiles("#f-file", file);
      await look(page, "file");
      await page.locator('form[enctype] button.pri').click();
      await page.waitForURL(/\/columns$/);
      await look(page, "columns");
      await page.locator('button[value="next"]').click();
      await page.waitForURL(/\/check$/);
      await look(page, "check");
      const address0 = page.url().replace(/\/check.*/, "");
      await page.goto(`${address0}/cells`);
      await look(page, "cells");
      await page.goto(`${address0}/check`);
      // An entry of a list is chosen (the likeliest stands there already), the rest is typed.
      assert.equal(await page.locator('select[name="pick"]').inputValue(), "social");
      for (const right of [null, "2025-12-31", "12.5"]) {
        if (right !== null) await page.locator('input[name="means"]').fill(right);
        await Promise.all([page.waitForEvent("load"), page.locator("form.mend button.pri").click()]);
      }
      assert.equal(await page.locator("form.mend").count(), 0, "a cell is still bad");
      await page.goto(`${address0}/diff`);
      await look(page, "diff");
      await page.locator(".savebar button.pri").click();
      await page.waitForURL(/\/result/);
      await page.locator('form[action^="/undo/"]').waitFor();
      await look(page, "result");
      await page.locator('form[action^="/undo/"] button').click();
      await page.waitForURL(/done=undone/);
      await page.locator('form[action$="/discard"] button').click();
      await page.waitForURL(/\/import$/);
      assert.deepEqual(complaints, []);
    } finally {
      await own.close();
    }
  });

  it("walks to the differences with scripts off and puts the file away", { timeout: 60_000 }, async () => {
    const own = await open(false);
    try {
      const page = await own.newPage();
      await page.goto(address("/import"));
      await page.selectOption("#f-target", "need");
      await page.setInputFiles("#f-file", file);
      await page.locator('form[enctype] button.pri').click();
      await page.locator('button[value="next"]').click();
      await page.locator('.savebar a.pri').click();
      assert.equal(await page.locator('button[name="skip"]').count(), 1, "the bad rows can be left out");
      const columns = new URL(page.url()).pathname.replace(/\/diff$/, "/columns");
      await page.goto(address(columns));
      await page.locator('form[action$="/discard"] button').click();
      await page.waitForURL(/\/import$/);
      assert.equal(await page.locator(`a[href="${columns}"]`).count(), 0, "the file still waits");
    } finally {
      await own.close();
    }
  });
});
