// The moving drawing of a network, a record's surroundings or that of all actors: records, places and ties are those of the drawing that the server made, and the choice is
// that of the page. Everything it shows from data is drawn as text on a canvas, never as markup.
import Graph from "graphology";
import Sigma from "sigma";
import { EdgeArrowProgram } from "sigma/rendering";
import type { NodeHoverDrawingFunction, NodeLabelDrawingFunction } from "sigma/rendering";
import type { ChoiceDetail, ChooseDetail } from "./choice.ts";

interface Words { zoomIn: string; zoomOut: string; whole: string; failed: string; label: string }
interface Mark { x: number; y: number; size: number; label: string; hue: string; hop: number; color: string }
interface Tie { derived: boolean; missing: boolean; size: number; type: string; color: string }

/** The colours of the page as it is now. */
function palette(figure: HTMLElement): (name: string) => string {
  const style = getComputedStyle(figure);
  return (name) => style.getPropertyValue(`--${name}`).trim() || "#888888";
}

function read(svg: SVGElement): Graph<Mark, Tie> {
  const graph = new Graph<Mark, Tie>({ multi: true, type: "directed" });
  for (const one of svg.querySelectorAll<SVGElement>(".nodes [data-code]")) {
    const d = one.dataset;
    graph.addNode(d["code"] ?? "", {
      // Upwards there, downwards here.
      x: Number(d["x"]), y: -Number(d["y"]), size: Number(d["r"]) * 0.8, label: d["title"] ?? "", hue: d["hue"] ?? "8",
      hop: one.classList.contains("h0") ? 0 : one.classList.contains("h1") ? 1 : 2, color: "#888888",
    });
  }
  for (const one of svg.querySelectorAll<SVGElement>(".ties [data-from]")) {
    const { from = "", to = "" } = one.dataset;
    if (!graph.hasNode(from) || !graph.hasNode(to)) continue;
    const [derived, missing] = [one.classList.contains("drv"), one.classList.contains("miss")];
    // A tie without a direction, and one that is not there, have no arrow.
    const plain = derived || missing || one.classList.contains("und");
    graph.addEdge(from, to, { derived, missing, size: missing ? 2.4 : plain ? 1 : 1.6, type: plain ? "line" : "arrow", color: "#888888" });
  }
  return graph;
}

/** A name beside its mark, on a ground of the page's own colour so that it can be read over ties. */
function nameWriter(color: (name: string) => string, strong: boolean): NodeLabelDrawingFunction<Mark, Tie> & NodeHoverDrawingFunction<Mark, Tie> {
  return (context, data, settings) => {
    if (!data.label) return;
    const size = settings.labelSize;
    context.font = `${strong ? 600 : settings.labelWeight} ${size}px ${settings.labelFont}`;
    const wide = context.measureText(data.label).width;
    // Outwards, as in the still drawing: to the left on the left half.
    const left = data.x < context.canvas.clientWidth / 2 - 4;
    const [x, y] = [left ? data.x - data.size - 4 - wide : data.x + data.size + 4, data.y + size / 3];
    context.globalAlpha = strong ? 1 : 0.8;
    context.fillStyle = color("paper");
    context.fillRect(x - 2, y - size, wide + 4, size + 5);
    context.globalAlpha = 1;
    if (strong) {
      context.strokeStyle = color("ink");
      context.lineWidth = 2;
      context.beginPath();
      context.arc(data.x, data.y, data.size + 1, 0, Math.PI * 2);
      context.stroke();
    }
    context.fillStyle = color("ink");
    context.fillText(data.label, x, y);
  };
}

function button(sign: string, said: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = sign;
  made.title = said;
  made.setAttribute("aria-label", said);
  made.addEventListener("click", act);
  return made;
}

function fail(figure: HTMLElement, said: Words, canvas: HTMLElement | null): void {
  canvas?.remove();
  figure.dataset["state"] = "failed";
  const note = document.createElement("p");
  note.className = "map-fail";
  note.textContent = said.failed;
  figure.querySelector(".stage")?.after(note);
}

/** Draws the surroundings of one figure; the contract of its data attributes stands in CLASSES.md. */
export async function mount(figure: HTMLElement): Promise<void> {
  const said = JSON.parse(figure.dataset["words"] ?? "{}") as Words;
  let canvas: HTMLElement | null = null;
  try {
    const svg = figure.querySelector<SVGElement>("svg.graph");
    const stage = figure.querySelector<HTMLElement>(".stage");
    if (!svg || !stage) throw new Error("nothing is drawn");
    await document.fonts.load('400 13px "Titillium Web"').catch(() => []);
    canvas = document.createElement("div");
    canvas.className = "canvas";
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", said.label);
    stage.prepend(canvas);
    connect(figure, svg, canvas, said);
    figure.dataset["state"] = "ready";
  } catch (error) {
    console.warn("network:", error instanceof Error ? error.message : error);
    fail(figure, said, canvas);
  }
}

function connect(figure: HTMLElement, svg: SVGElement, canvas: HTMLElement, said: Words): void {
  const graph = read(svg);
  const color = palette(figure);
  const chosen = new Set<string>();
  let hovered: string | null = null;
  for (const one of svg.querySelectorAll<SVGElement>(".nodes .sel")) chosen.add(one.dataset["code"] ?? "");
  // A wheel without a key, and one finger, scroll the page.
  canvas.addEventListener("wheel", (event) => { if (!event.ctrlKey && !event.metaKey) event.stopImmediatePropagation(); }, { capture: true });
  canvas.addEventListener("touchstart", (event) => { if (event.touches.length < 2) event.stopImmediatePropagation(); }, { capture: true });
  canvas.addEventListener("touchmove", (event) => { if (event.touches.length < 2) event.stopImmediatePropagation(); }, { capture: true });

  /** Whether a record is at the centre of attention, or a neighbour of one that is; all are where none is. */
  const lit = (node: string): boolean => {
    const centres = hovered === null ? [...chosen] : [hovered];
    return centres.length === 0 || centres.some((one) => one === node || (graph.hasNode(one) && graph.areNeighbors(one, node)));
  };
  const view = new Sigma<Mark, Tie>(graph, canvas, {
    renderLabels: true, labelFont: '"Titillium Web", sans-serif', labelSize: 13, labelWeight: "400", labelDensity: 0.6, labelGridCellSize: 80, labelRenderedSizeThreshold: 4,
    defaultEdgeType: "line", edgeProgramClasses: { arrow: EdgeArrowProgram }, zIndex: true, stagePadding: Math.min(120, canvas.clientWidth / 5), minCameraRatio: 0.08, maxCameraRatio: 2, allowInvalidContainer: true,
    defaultDrawNodeLabel: nameWriter(color, false), defaultDrawNodeHover: nameWriter(color, true),
    nodeReducer: (node, data) => {
      const is = chosen.has(node);
      const on = lit(node);
      return { ...data, color: on ? color(`cat-${data.hue}`) : color("mute"), label: on ? data.label : "", highlighted: is, forceLabel: data.hop === 0 || is || node === hovered, zIndex: on ? 1 : 0 };
    },
    edgeReducer: (edge, data) => {
      const on = graph.extremities(edge).every(lit);
      return { ...data, color: on ? color(data.missing ? "ember-mark" : data.derived ? "ink-3" : "line-2") : color("line"), zIndex: on ? 1 : 0 };
    },
  });
  const choose = (codes: string[], manner: ChooseDetail["manner"]): void => {
    document.dispatchEvent(new CustomEvent<ChooseDetail>("units:choose", { detail: { codes, manner } }));
  };
  view.on("clickNode", ({ node, event }) => {
    const keys = event.original as MouseEvent;
    // The one in the middle has no row; choosing it means all of them.
    if (graph.getNodeAttribute(node, "hop") === 0) choose([], "only");
    else choose([node], keys.shiftKey || keys.ctrlKey || keys.metaKey ? "add" : "toggle");
  });
  view.on("doubleClickNode", ({ node, event }) => { event.preventSigmaDefault(); location.assign(`/network?id=${encodeURIComponent(node)}`); });
  view.on("clickStage", () => choose([], "only"));
  const hover = (code: string | null, own: boolean): void => {
    const known = code !== null && graph.hasNode(code) ? code : null;
    if (known === hovered) return;
    hovered = known;
    view.refresh({ skipIndexation: true });
    if (own) document.dispatchEvent(new CustomEvent("units:map-hover", { detail: known }));
  };
  view.on("enterNode", ({ node }) => { hover(node, true); canvas.classList.add("over"); });
  view.on("leaveNode", () => { hover(null, true); canvas.classList.remove("over"); });
  document.addEventListener("units:hover", (event) => hover((event as CustomEvent<string | null>).detail, false));
  document.addEventListener("units:choice", (event) => {
    chosen.clear();
    for (const code of (event as CustomEvent<ChoiceDetail>).detail.codes) if (graph.hasNode(code)) chosen.add(code);
    view.refresh({ skipIndexation: true });
  });

  const box = document.createElement("div");
  box.className = "zooms";
  const camera = view.getCamera();
  const quick = matchMedia("(prefers-reduced-motion: reduce)").matches ? { duration: 0 } : { duration: 200 };
  box.append(
    button("+", said.zoomIn, () => void camera.animatedZoom(quick)),
    button("−", said.zoomOut, () => void camera.animatedUnzoom(quick)),
    button("⤢", said.whole, () => void camera.animatedReset(quick)),
  );
  canvas.after(box);
  // Colours follow the theme while the page is open.
  const later = (): void => { view.refresh(); };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", later);
  new MutationObserver(later).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
}
