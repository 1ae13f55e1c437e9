// One choice of units on a page: the table, the drawn map, the chart and the moving map all show it and all can change it.
// The moving map is a script of its own, so that the two speak through events of the document.

export interface ChoiceDetail { codes: string[]; by: "map" | "page" }
export type Manner = "only" | "toggle" | "add";
export interface ChooseDetail { codes: string[]; manner: Manner }

const chosen = new Set<string>();
const DRAWN = ".sketch [data-code], .strip [data-code]";

function table(): HTMLElement | null {
  const selector = document.querySelector<HTMLElement>("figure[data-select-table]")?.dataset["selectTable"];
  return selector ? document.querySelector<HTMLElement>(selector) : null;
}

function rows(): NodeListOf<HTMLTableRowElement> {
  return (table() ?? document.createElement("table")).querySelectorAll<HTMLTableRowElement>("tr[data-code]");
}

/** Shows the choice wherever units are listed or drawn. Called again when parts of the page were drawn anew. */
export function showChoice(): void {
  for (const row of rows()) {
    const is = chosen.has(row.dataset["code"] ?? "");
    row.classList.toggle("sel", is);
    if (is) row.setAttribute("aria-current", "true"); else row.removeAttribute("aria-current");
    const box = row.querySelector<HTMLInputElement>('input[name="sel"]');
    if (box) box.checked = is;
    else if (!row.querySelector("a, button, input, select")) row.tabIndex = 0;
  }
  for (const one of document.querySelectorAll<SVGElement>(DRAWN)) {
    const is = chosen.has(one.dataset["code"] ?? "");
    one.classList.toggle("sel", is);
    // What is drawn last lies above its neighbours' edges.
    if (is && one.closest(".sketch")) one.parentNode?.append(one);
  }
  for (const strip of document.querySelectorAll(".strip")) strip.classList.toggle("has-sel", chosen.size > 0);
  for (const figure of document.querySelectorAll<HTMLElement>('figure[data-island="map"]')) {
    if (chosen.size === 0) delete figure.dataset["chosen"]; else figure.dataset["chosen"] = [...chosen].join(",");
  }
}

export function choose(codes: string[], manner: Manner, by: ChoiceDetail["by"] = "page"): void {
  const alone = manner === "toggle" && codes.length === 1 && chosen.size === 1 && chosen.has(codes[0] ?? "");
  if (manner === "only" || manner === "toggle") chosen.clear();
  if (!alone) for (const code of codes) { if (manner === "add" && codes.length === 1 && chosen.has(code)) chosen.delete(code); else chosen.add(code); }
  showChoice();
  if (by === "map") bring();
  document.dispatchEvent(new CustomEvent<ChoiceDetail>("units:choice", { detail: { codes: [...chosen], by } }));
}

/** Scrolls the table's own box to the first chosen row, never the page, which would carry the map away. */
function bring(): void {
  const row = [...rows()].find((one) => one.classList.contains("sel"));
  const box = row?.closest<HTMLElement>(".scroll");
  if (!row || !box) return;
  const [outer, inner] = [box.getBoundingClientRect(), row.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) box.scrollTop += inner.top - outer.top - box.clientHeight / 2;
}

function hover(code: string | null): void {
  for (const one of document.querySelectorAll(".hov")) one.classList.remove("hov");
  if (code !== null) for (const one of document.querySelectorAll<HTMLElement | SVGElement>(`[data-code="${CSS.escape(code)}"]`)) one.classList.add("hov");
}

/** The unit that an event is about, if it is about one. */
function unitOf(target: EventTarget | null): { code: string; row: boolean } | null {
  if (!(target instanceof Element)) return null;
  const row = target.closest<HTMLElement>("tr[data-code]");
  if (row && table()?.contains(row)) return { code: row.dataset["code"] ?? "", row: true };
  const drawn = target.closest<SVGElement>(DRAWN);
  return drawn ? { code: drawn.dataset["code"] ?? "", row: false } : null;
}

const manner = (event: MouseEvent | KeyboardEvent): Manner => (event.shiftKey || event.ctrlKey || event.metaKey ? "add" : "toggle");

export function choice(): void {
  if (!table()) return;
  for (const row of rows()) if (row.classList.contains("sel")) chosen.add(row.dataset["code"] ?? "");
  showChoice();
  document.addEventListener("click", (event) => {
    const target = event.target as Element;
    if (target.closest("[data-choose-none]")) { event.preventDefault(); choose([], "only"); return; }
    const unit = unitOf(target);
    if (unit && !target.closest("a, button, input, label, summary") && !brushed) choose([unit.code], manner(event));
    brushed = false;
  });
  document.addEventListener("change", (event) => {
    const box = event.target;
    if (box instanceof HTMLInputElement && box.name === "sel") choose([box.value], "add");
  });
  document.addEventListener("keydown", (event) => {
    const row = event.target;
    if (!(row instanceof HTMLTableRowElement) || !unitOf(row) || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    choose([row.dataset["code"] ?? ""], manner(event));
  });
  const tell = (code: string | null): void => { hover(code); document.dispatchEvent(new CustomEvent<string | null>("units:hover", { detail: code })); };
  let last: string | null = null;
  const at = (event: Event): void => {
    const code = unitOf(event.target)?.code ?? null;
    if (code !== last) { last = code; tell(code); }
  };
  document.addEventListener("mouseover", at);
  document.addEventListener("focusin", at);
  document.addEventListener("units:map-hover", (event) => hover((event as CustomEvent<string | null>).detail));
  document.addEventListener("units:choose", (event) => {
    const { codes, manner: how } = (event as CustomEvent<ChooseDetail>).detail;
    choose(codes, how, "map");
  });
  brush();
}

let brushed = false;

/** Dragging over the bars of a strip chooses those it passes; with Shift they are added. */
function brush(): void {
  let from: { svg: SVGSVGElement; x: number; add: boolean } | null = null;
  const x = (svg: SVGSVGElement, event: PointerEvent): number => {
    const matrix = svg.getScreenCTM();
    return matrix ? new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse()).x : 0;
  };
  const passed = (svg: SVGSVGElement, a: number, b: number): SVGGraphicsElement[] =>
    [...svg.querySelectorAll<SVGGraphicsElement>("[data-code]")].filter((mark) => {
      const box = mark.getBBox();
      const middle = box.x + box.width / 2;
      return middle >= Math.min(a, b) && middle <= Math.max(a, b);
    });
  document.addEventListener("pointerdown", (event) => {
    const svg = event.target instanceof Element ? event.target.closest<SVGSVGElement>("svg[data-brush]") : null;
    brushed = false;
    if (!svg || event.button !== 0) return;
    from = { svg, x: x(svg, event), add: event.shiftKey };
  });
  document.addEventListener("pointermove", (event) => {
    if (!from) return;
    const here = x(from.svg, event);
    if (Math.abs(here - from.x) < 4) return;
    brushed = true;
    for (const one of from.svg.querySelectorAll(".hov")) one.classList.remove("hov");
    for (const bar of passed(from.svg, from.x, here)) bar.classList.add("hov");
  });
  const end = (event: PointerEvent): void => {
    if (!from) return;
    const { svg, x: start, add } = from;
    from = null;
    if (!brushed || event.type === "pointercancel") return;
    const codes = passed(svg, start, x(svg, event)).map((bar) => bar.dataset["code"] ?? "");
    choose(codes.filter((code) => !add || !chosen.has(code)), add ? "add" : "only");
    // The click that follows a drag is no choice of its own; where none follows, nothing waits for it.
    setTimeout(() => { brushed = false; }, 0);
  };
  document.addEventListener("pointerup", end);
  document.addEventListener("pointercancel", end);
}
