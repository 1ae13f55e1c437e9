// How smooth the atlas moves: a trace of the browser while the map is panned, zoomed and brushed, read frame by frame. BASE_URL names the
// server, PAGES the addresses (divided by blanks). It prints figures and asserts none: times depend on the machine.
import assert from "node:assert/strict";
import { address, base, launch } from "./browser.mjs";

assert.ok(base, "BASE_URL is needed");
const pages = (process.env.PAGES ?? "/atlas?map=heritage /atlas?map=initiatives&show=initiative.under_way,latency /atlas").split(" ");
const WORK = new Set(["FunctionCall", "EvaluateScript", "v8.callFunction", "FireAnimationFrame", "TimerFire", "EventDispatch", "RunMicrotasks", "UpdateLayoutTree", "Layout", "PrePaint", "XHRReadyStateChange", "HandlePostMessage"]);

/** Milliseconds of script and layout on the page's own thread in each frame in which there was any. */
function frames(events) {
  const main = new Map();
  for (const one of events) if (one.name === "thread_name" && one.args?.name === "CrRendererMain") main.set(`${one.pid}/${one.tid}`, []);
  for (const one of events) main.get(`${one.pid}/${one.tid}`)?.push(one);
  const own = [...main.values()].sort((a, b) => b.length - a.length)[0] ?? [];
  // A frame ends when the page hands it on.
  const ends = own.filter((one) => one.name === "Commit").map((one) => one.ts).sort((a, b) => a - b);
  const spans = own.filter((one) => one.ph === "X" && WORK.has(one.name)).sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const sums = new Map();
  let until = 0;
  for (const one of spans) {
    // What happens inside something else is not counted twice.
    if (one.ts < until) continue;
    until = one.ts + (one.dur ?? 0);
    let low = 0, high = ends.length;
    while (low < high) { const middle = (low + high) >> 1; if (ends[middle] <= one.ts) low = middle + 1; else high = middle; }
    // The thread's own time, where it is known: others at work on the machine do not count.
    sums.set(low, (sums.get(low) ?? 0) + (one.tdur ?? one.dur ?? 0) / 1000);
  }
  return [...sums.values()].sort((a, b) => a - b);
}

/** Milliseconds that the page's own threads and its workers were at work; drawing, which a graphics card does elsewhere, is not counted. */
function busy(events) {
  const own = new Set(events.filter((one) => one.name === "thread_name" && ["CrRendererMain", "DedicatedWorker thread"].includes(one.args?.name)).map((one) => `${one.pid}/${one.tid}`));
  const tasks = events.filter((one) => one.ph === "X" && one.name.endsWith("RunTask") && own.has(`${one.pid}/${one.tid}`));
  return Math.round(tasks.reduce((sum, one) => sum + (one.tdur ?? 0), 0) / 1000);
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
const browser = await launch();
for (const path of pages) {
  const own = await browser.newContext({ viewport: { width: 1280, height: 1000 }, locale: "it-IT" });
  const page = await own.newPage();
  await browser.startTracing(page, { categories: ["toplevel"] });
  const began = Date.now();
  const first = await page.goto(address(path), { waitUntil: "load" });
  const bytes = (await first.body()).length;
  await page.waitForSelector('[data-island="map"][data-state="ready"]', { timeout: 60_000 });
  const idle = Date.now() - began;
  const work = busy(JSON.parse((await browser.stopTracing()).toString()).traceEvents);
  const box = await page.locator(".stage").boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline", "blink.user_timing", "v8.execute", "disabled-by-default-devtools.timeline"] });
  const drag = async (from, to, steps = 40) => {
    await page.mouse.move(...from);
    await page.mouse.down();
    for (let i = 1; i <= steps; i += 1) {
      await page.mouse.move(from[0] + ((to[0] - from[0]) * i) / steps, from[1] + ((to[1] - from[1]) * i) / steps);
      await page.waitForTimeout(16);
    }
    await page.mouse.up();
  };
  await drag([x, y], [x - 120, y - 80]);
  await drag([x, y], [x + 120, y + 80]);
  await page.keyboard.down("Control");
  for (let i = 0; i < 12; i += 1) { await page.mouse.wheel(0, i < 6 ? -160 : 160); await page.waitForTimeout(60); }
  await page.keyboard.up("Control");
  await page.waitForTimeout(600);
  await page.locator(".map-box").click();
  await drag([x - 100, y - 80], [x + 60, y + 60]);
  await page.waitForTimeout(800);
  const bars = page.locator(".strip[data-brush]");
  const strip = (await bars.count()) > 0 ? await bars.boundingBox() : null;
  if (strip) {
    await page.mouse.wheel(0, Math.max(0, strip.y - 600));
    const now = await bars.boundingBox();
    await drag([now.x + now.width * 0.2, now.y + now.height / 2], [now.x + now.width * 0.7, now.y + now.height / 2]);
  }
  await page.waitForTimeout(800);
  const trace = JSON.parse((await browser.stopTracing()).toString());
  const all = frames(trace.traceEvents);
  const chosen = await page.locator("#twin tr.sel").count();
  console.log(JSON.stringify({ path, bytes, idle_ms: idle, idle_work_ms: work, frames: all.length, p50_ms: +at(all, 0.5).toFixed(2), p95_ms: +at(all, 0.95).toFixed(2), worst_ms: +(all.at(-1) ?? 0).toFixed(2), chosen }));
  await own.close();
}
await browser.close();
