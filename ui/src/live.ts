// A form whose answer is drawn without leaving the page: what the server draws takes the place of the parts it belongs to, and the
// address becomes that of the new state. Without this file the form is sent as any other.
import { showChoice } from "./choice.ts";
import { sliders } from "./slider.ts";

/** The form's address: names that occur several times are joined by commas, but for what the form only carries on. */
function address(form: HTMLFormElement): string {
  const carried = new Set([...form.querySelectorAll<HTMLInputElement>('input[type="hidden"]')].map((one) => one.name));
  const pairs = new Map<string, string>();
  const apart: [string, string][] = [];
  for (const [name, value] of new FormData(form)) {
    if (carried.has(name)) { apart.push([name, String(value)]); continue; }
    const before = pairs.get(name);
    pairs.set(name, before === undefined ? String(value) : `${before},${String(value)}`);
  }
  // A table's order is chosen by a link, not by the form.
  const sort = new URLSearchParams(location.search).get("sort");
  if (sort !== null) pairs.set("sort", sort);
  const query = [...apart, ...pairs].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&");
  return `${form.getAttribute("action") ?? location.pathname}?${query}`;
}

/** The address of what is drawn now, as the page itself gives it, in the order that the table has. */
function remember(page: Document): void {
  const own = page.querySelector<HTMLAnchorElement>("a[data-permalink]")?.getAttribute("href");
  if (!own) return;
  const sort = new URLSearchParams(location.search).get("sort");
  history.replaceState(history.state, "", sort === null ? own : `${own}${own.includes("?") ? "&" : "?"}sort=${encodeURIComponent(sort)}`);
}

let under: AbortController | null = null;

/** Draws parts of the page anew, all of them unless some are named. */
async function draw(url: string, only: string[] | null): Promise<void> {
  under?.abort();
  under = new AbortController();
  const main = document.querySelector("main");
  main?.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(url, { headers: { Accept: "text/html" }, signal: under.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || !page.querySelector("[data-part]")) { location.assign(url); return; }
    const focused = document.activeElement?.id;
    const scroll = document.querySelector(".scroll.tall")?.scrollTop ?? 0;
    for (const part of document.querySelectorAll<HTMLElement>("[data-part]")) {
      // What was taken out with the part around it.
      if (!part.isConnected) continue;
      const name = part.dataset["part"] ?? "";
      const fresh = page.querySelector(`[data-part="${CSS.escape(name)}"]`);
      if (fresh && (only === null || only.includes(name))) part.replaceWith(document.importNode(fresh, true));
    }
    document.title = page.title;
    remember(page);
    const box = document.querySelector(".scroll.tall");
    if (box) box.scrollTop = scroll;
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    showChoice();
    sliders();
    if (only !== null) return;
    for (const figure of document.querySelectorAll<HTMLElement>('figure[data-island="map"]')) {
      const fresh = page.querySelector<HTMLElement>('figure[data-island="map"]');
      const data = fresh?.dataset["choroplethUrl"];
      if (data === undefined) delete figure.dataset["choroplethUrl"]; else figure.dataset["choroplethUrl"] = data;
      for (const name of ["label", "tiles", "layers"]) if (fresh?.dataset[name]) figure.dataset[name] = fresh.dataset[name];
      figure.dispatchEvent(new CustomEvent("map:data"));
    }
  } catch (error) {
    if ((error as Error).name !== "AbortError") location.assign(url);
  } finally {
    main?.removeAttribute("aria-busy");
  }
}

export function live(): void {
  // What was dragged on the map leads to a page that is drawn here; so does the way back.
  document.addEventListener("page:draw", (event) => {
    const url = (event as CustomEvent<string>).detail;
    history.replaceState({ drawn: true }, "");
    history.pushState({ drawn: true }, "", url);
    void draw(url, null);
  });
  addEventListener("popstate", (event) => { if ((event.state as { drawn?: boolean } | null)?.drawn) void draw(location.href, null); });
  const form = document.querySelector<HTMLFormElement>("form[data-live-form]");
  if (!form) return;
  for (const button of form.querySelectorAll<HTMLElement>("[data-live-button]")) button.hidden = true;
  const go = (only: string[] | null): void => {
    const url = address(form);
    history.replaceState(null, "", url);
    void draw(url, only);
  };
  form.addEventListener("change", (event) => {
    const field = event.target as HTMLInputElement;
    if (field.name === "sel") return;
    // Another indicator has other periods.
    if (field.name === "indicator") for (const other of form.querySelectorAll<HTMLSelectElement>('[name="period"], [name="compare"]')) other.disabled = true;
    go(null);
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); go(null); });
  document.addEventListener("units:choice", () => go(["chosen", "source", "breakdown"]));
}
