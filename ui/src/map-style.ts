// What the map looks like: layers made from the page's colour tokens, so that light, dark and print stay one design.
import type { ExpressionSpecification, FilterSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";

/** One entry of data-layers: `kind` is "unit" for areas, otherwise the code of a kind of record. */
export interface LayerWish { id: string; kind: string }
/** Classes of a choropleth: `color` is 1 to 7 on the sequential ramp, or the name of a token. */
export interface ColorClass { label: string; color: number | string }
/** Classes by unit code; null says that the unit has no value. */
export interface Choropleth { units: Record<string, number | null>; classes: ColorClass[] }

export interface StyleWish { tiles: string; bounds: [number, number, number, number]; maxzoom: number; layers: LayerWish[]; classes: ColorClass[] | null; labels: string | null }

export const SOURCE = "territory";
const FONT = ["Titillium Web"];

/** The colour a token has now, as the browser computes it (tokens may hold any colour function). */
function token(probe: HTMLElement, name: string): string {
  probe.style.color = "";
  probe.style.color = `var(--${name})`;
  return getComputedStyle(probe).color;
}

function className(color: number | string): string {
  const name = typeof color === "number" ? `seq-${color}` : color;
  return /^[a-z0-9-]+$/.test(name) ? name : "mute";
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

/** Ids of the circle layers of one wish, for clicks and for switching it on and off. */
export function recordLayers(wish: LayerWish): string[] {
  return [`${wish.id}-points`, `${wish.id}-counts`];
}

export function layers(host: HTMLElement, wish: StyleWish): LayerSpecification[] {
  const probe = document.createElement("span");
  probe.hidden = true;
  host.append(probe);
  const paint = (name: string): string => token(probe, name);
  const inside: FilterSpecification = ["!=", ["get", "inside"], false];
  const outside: FilterSpecification = ["==", ["get", "inside"], false];
  const state = (name: string, yes: number, no: number): ExpressionSpecification => ["case", ["boolean", ["feature-state", name], false], yes, no];
  const units = { source: SOURCE, "source-layer": "units" };
  const made: LayerSpecification[] = [{ id: "ground", type: "background", paint: { "background-color": paint("ground") } }];
  if (wish.layers.some((one) => one.kind === "unit")) {
    made.push(
      { id: "context-line", type: "line", ...units, filter: outside, paint: { "line-color": paint("line-2"), "line-width": 0.8, "line-dasharray": [1, 3] } },
      { id: "unit-fill", type: "fill", ...units, filter: inside, paint: { "fill-color": areaColor(paint, wish.classes) } },
      { id: "unit-line", type: "line", ...units, filter: inside, paint: { "line-color": paint("seq-edge"), "line-width": 1 } },
      { id: "unit-mark", type: "line", ...units, filter: inside, layout: { "line-join": "round" }, paint: {
        "line-color": paint("ink"), "line-width": ["max", state("hover", 1.6, 0), state("chosen", 2.8, 0)], "line-opacity": ["max", state("hover", 1, 0), state("chosen", 1, 0)] } },
    );
  }
  const kinds = wish.layers.filter((one) => one.kind !== "unit");
  kinds.forEach((one, index) => {
    const points = { source: SOURCE, "source-layer": "records", filter: ["==", ["get", "kind"], one.kind] as FilterSpecification };
    const n: ExpressionSpecification = ["number", ["get", "n"], 1];
    const [circles, counts] = recordLayers(one) as [string, string];
    made.push(
      // A place that is not known to the point is drawn hollow: form says it, not colour alone.
      { id: circles, type: "circle", ...points, paint: {
        "circle-color": ["case", [">", n, 1], paint("ink"), ["in", ["get", "precision"], ["literal", ["point", "address", null]]], kinds.length > 1 ? paint(`cat-${(index % 8) + 1}`) : paint("water"), paint("paper")] as unknown as ExpressionSpecification,
        "circle-radius": ["case", [">", n, 1], ["interpolate", ["linear"], n, 2, 9, 100, 16, 1000, 22], 5] as unknown as ExpressionSpecification,
        "circle-stroke-color": ["case", [">", n, 1], paint("paper"), paint("ink")], "circle-stroke-width": 1.5 } },
      { id: counts, type: "symbol", ...points, filter: ["all", points.filter as ExpressionSpecification, [">", n, 1]], layout: { "text-field": ["to-string", n], "text-font": FONT, "text-size": 12, "text-allow-overlap": true }, paint: { "text-color": paint("paper") } },
    );
  });
  if (wish.labels !== null) {
    made.push({ id: "labels", type: "symbol", source: SOURCE, "source-layer": wish.labels, layout: { "text-field": ["get", "name"], "text-font": FONT, "text-size": 12, "text-padding": 4, "text-variable-anchor": ["top", "bottom"], "text-radial-offset": 0.7 },
      paint: { "text-color": paint("ink"), "text-halo-color": paint("paper"), "text-halo-width": 1.6 } });
  }
  probe.remove();
  return made;
}

export function style(host: HTMLElement, wish: StyleWish): StyleSpecification {
  return {
    version: 8,
    sources: { [SOURCE]: { type: "vector", tiles: [wish.tiles], bounds: wish.bounds, maxzoom: wish.maxzoom, promoteId: { units: "code", records: "id" } } },
    layers: layers(host, wish),
  };
}
