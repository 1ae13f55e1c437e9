// What the map looks like: layers made from the page's colour tokens, so that light, dark and print stay one design.
import type { ExpressionSpecification, FilterSpecification, GeoJSONSourceSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";
import { markName } from "./map-marks.ts";

/** One entry of data-layers: `kind` is "unit" for areas, otherwise the code of a kind of record, narrowed to a class if one is given. */
export interface LayerWish { id: string; kind: string; class?: string | null; index?: number; shown?: boolean }
/** Classes of a choropleth: `color` is 1 to 7 on the sequential ramp, or the name of a token, or "hatch". */
export interface ColorClass { label: string; color: number | string }
/** What the server says of the units: classes by unit code (null: no value), amounts as circles, sites with or without a border between, lines as wide as what runs along them. */
export interface Choropleth {
  units: Record<string, number | null>; classes: ColorClass[];
  amounts?: { code: string; name: string; at: [number, number]; value: number }[];
  sites?: { name: string; at: [number, number]; beyond: boolean; note?: string; text?: string; drag?: string | null }[];
  lines?: { name: string; from: [number, number]; to: [number, number]; width: number }[];
}

export interface StyleWish { tiles: string; bounds: [number, number, number, number]; maxzoom: number; layers: LayerWish[]; classes: ColorClass[] | null; labels: string | null }

export const SOURCE = "territory";
const FONT = ["Titillium Web"];
const NOTHING: GeoJSONSourceSpecification = { type: "geojson", data: { type: "FeatureCollection", features: [] } };

/** Asks for the colours that tokens have now, as the browser computes them (tokens may hold any colour function). */
export function painter(host: HTMLElement): { paint: (name: string) => string; done: () => void } {
  const probe = document.createElement("span");
  probe.hidden = true;
  host.append(probe);
  return {
    paint: (name) => {
      probe.style.color = "";
      probe.style.color = `var(--${name})`;
      return getComputedStyle(probe).color;
    },
    done: () => probe.remove(),
  };
}

function className(color: number | string): string {
  const name = typeof color === "number" ? `seq-${color}` : color;
  return /^[a-z0-9-]+$/.test(name) && name !== "hatch" ? name : "mute";
}

function areaColor(paint: (name: string) => string, classes: ColorClass[] | null): ExpressionSpecification | string {
  const none = paint("mute");
  if (classes && classes.length === 0) return none;
  const pairs = classes
    ? classes.flatMap((one, index) => [index, paint(className(one.color))])
    : [1, 2, 3, 4, 5, 6, 7].flatMap((step) => [step, paint(`seq-${step}`)]);
  const value = classes ? ["feature-state", "class"] : ["get", "c"];
  return ["match", ["number", value, -1], ...pairs, none] as unknown as ExpressionSpecification;
}

/** Hatched where the class says so, else nothing over the colour. A pattern cannot follow a state, its opacity can. */
function hatchOpacity(classes: ColorClass[] | null): ExpressionSpecification | number {
  const hatched = (classes ?? []).flatMap((one, index) => (one.color === "hatch" ? [index, 1] : []));
  return hatched.length === 0 ? 0 : (["match", ["number", ["feature-state", "class"], -1], ...hatched, 0] as unknown as ExpressionSpecification);
}

/** White between colours; around a hatch, which is white itself, a grey that can be seen. */
function edgeColor(paint: (name: string) => string, classes: ColorClass[] | null): ExpressionSpecification | string {
  const hatched = (classes ?? []).flatMap((one, index) => (one.color === "hatch" ? [index, paint("line-2")] : []));
  return hatched.length === 0 ? paint("seq-edge") : ((["match", ["number", ["feature-state", "class"], -1], ...hatched, paint("seq-edge")]) as unknown as ExpressionSpecification);
}

/** Ids of the layers of one wish, for clicks and for switching it on and off. */
export function recordLayers(wish: LayerWish): string[] {
  return [`${wish.id}-points`, `${wish.id}-crowds`, `${wish.id}-counts`];
}

export function layers(host: HTMLElement, wish: StyleWish): LayerSpecification[] {
  const { paint, done } = painter(host);
  const inside: FilterSpecification = ["!=", ["get", "inside"], false];
  const outside: FilterSpecification = ["==", ["get", "inside"], false];
  const state = (name: string, yes: number, no: number): ExpressionSpecification => ["case", ["boolean", ["feature-state", name], false], yes, no];
  const units = { source: SOURCE, "source-layer": "units" };
  const made: LayerSpecification[] = [{ id: "ground", type: "background", paint: { "background-color": paint("ground") } }];
  if (wish.layers.some((one) => one.kind === "unit")) {
    made.push(
      { id: "context-line", type: "line", ...units, filter: outside, paint: { "line-color": paint("line-2"), "line-width": 0.8, "line-dasharray": [1, 3] } },
      { id: "unit-fill", type: "fill", ...units, filter: inside, paint: { "fill-color": areaColor(paint, wish.classes) } },
      { id: "unit-hatch", type: "fill", ...units, filter: inside, paint: { "fill-pattern": "hatch", "fill-opacity": hatchOpacity(wish.classes) } },
      { id: "unit-line", type: "line", ...units, filter: inside, paint: { "line-color": edgeColor(paint, wish.classes), "line-width": 1 } },
      { id: "unit-mark", type: "line", ...units, filter: inside, layout: { "line-join": "round" }, paint: {
        "line-color": paint("ink"), "line-width": ["max", state("hover", 1.6, 0), state("chosen", 2.8, 0)], "line-opacity": ["max", state("hover", 1, 0), state("chosen", 1, 0)] } },
    );
  }
  const lines = { source: "lines", layout: { "line-cap": "round" as const } };
  made.push(
    { id: "lines-edge", type: "line", ...lines, paint: { "line-color": paint("paper"), "line-width": ["+", ["get", "w"], 2] } },
    { id: "lines", type: "line", ...lines, paint: { "line-color": paint("ink"), "line-opacity": 0.75, "line-width": ["get", "w"] } },
  );
  made.push({ id: "amounts", type: "circle", source: "amounts", paint: {
    "circle-color": paint("water"), "circle-opacity": 0.55, "circle-stroke-color": paint("ink"), "circle-stroke-width": 1, "circle-radius": ["get", "r"] } });
  for (const one of wish.layers.filter((layer) => layer.kind !== "unit")) {
    const only: FilterSpecification = one.class ? ["all", ["==", ["get", "kind"], one.kind], ["==", ["get", "class"], one.class]] : ["==", ["get", "kind"], one.kind];
    const points = { source: SOURCE, "source-layer": "records" };
    const n: ExpressionSpecification = ["number", ["get", "n"], 1];
    const visibility = one.shown === false ? ("none" as const) : ("visible" as const);
    const single: FilterSpecification = ["all", only as ExpressionSpecification, ["<=", n, 1]];
    const crowd: FilterSpecification = ["all", only as ExpressionSpecification, [">", n, 1]];
    const [singles, crowds, counts] = recordLayers(one) as [string, string, string];
    const index = one.index ?? 0;
    if (one.kind === "latency") {
      made.push({ id: singles, type: "symbol", ...points, filter: only, layout: { visibility, "icon-allow-overlap": true, "icon-image": "latent",
        "text-field": ["to-string", n], "text-font": FONT, "text-size": 11, "text-allow-overlap": true }, paint: { "text-color": paint("ink") } });
      continue;
    }
    const still: ExpressionSpecification = ["boolean", ["get", "stale"], false];
    const icon = (barred: boolean): ExpressionSpecification => ["case", ["==", ["get", "precision"], "unit"], markName(index, true, barred), markName(index, false, barred)];
    made.push(
      // A place that is not known to the point is drawn hollow, what stands still barred: form says it, not colour alone.
      { id: singles, type: "symbol", ...points, filter: single, layout: { visibility, "icon-allow-overlap": true, "icon-image": ["case", still, icon(true), icon(false)] } },
      { id: crowds, type: "circle", ...points, filter: crowd, layout: { visibility }, paint: {
        "circle-color": paint("ink"), "circle-radius": ["interpolate", ["linear"], n, 2, 9, 100, 16, 1000, 22], "circle-stroke-color": paint("paper"), "circle-stroke-width": 1.5 } },
      { id: counts, type: "symbol", ...points, filter: crowd, layout: { visibility, "text-field": ["to-string", n], "text-font": FONT, "text-size": 12, "text-allow-overlap": true }, paint: { "text-color": paint("paper") } },
    );
  }
  made.push({ id: "sites", type: "symbol", source: "sites", layout: { "icon-allow-overlap": true, "icon-image": ["case", ["get", "beyond"], "site-beyond", "site"],
    "text-field": ["get", "text"], "text-font": FONT, "text-size": 14, "text-anchor": "left", "text-offset": [0.7, 0], "text-optional": true },
    paint: { "text-color": paint("ink"), "text-halo-color": paint("paper"), "text-halo-width": 2 } });
  if (wish.labels !== null) {
    made.push({ id: "labels", type: "symbol", source: SOURCE, "source-layer": wish.labels, layout: { "text-field": ["get", "name"], "text-font": FONT, "text-size": 12, "text-padding": 4, "text-variable-anchor": ["top", "bottom"], "text-radial-offset": 0.7 },
      paint: { "text-color": paint("ink"), "text-halo-color": paint("paper"), "text-halo-width": 1.6 } });
  }
  done();
  return made;
}

export function style(host: HTMLElement, wish: StyleWish): StyleSpecification {
  return {
    version: 8,
    sources: { [SOURCE]: { type: "vector", tiles: [wish.tiles], bounds: wish.bounds, maxzoom: wish.maxzoom, promoteId: { units: "code", records: "id" } }, amounts: NOTHING, sites: NOTHING, lines: NOTHING },
    layers: layers(host, wish),
  };
}

type Shape = { type: "Point"; coordinates: [number, number] } | { type: "LineString"; coordinates: [number, number][] };
interface Feature { type: "Feature"; geometry: Shape; properties: Record<string, unknown> }
export interface Collection { type: "FeatureCollection"; features: Feature[] }

/** What is known of points and lines, as the map's own sources want it. */
export function points(given: Choropleth | null): { amounts: Collection; sites: Collection; lines: Collection } {
  const collection = (features: Feature[]): Collection => ({ type: "FeatureCollection", features });
  const at = (coordinates: [number, number], properties: Record<string, unknown>): Feature => ({ type: "Feature", geometry: { type: "Point", coordinates }, properties });
  const most = Math.max(...(given?.amounts ?? []).map((one) => one.value), 0);
  return {
    amounts: collection((given?.amounts ?? []).map((one) => at(one.at, { code: one.code, name: one.name, r: 1.5 + 22.5 * Math.sqrt(one.value / most) }))),
    lines: collection((given?.lines ?? []).map((one) => ({ type: "Feature", geometry: { type: "LineString", coordinates: [one.from, one.to] }, properties: { name: one.name, w: one.width } }))),
    sites: collection((given?.sites ?? []).map((one, index) => at(one.at, { index, name: one.name, beyond: one.beyond, note: one.note ?? "", text: one.text ?? "", drag: one.drag ?? "" }))),
  };
}
