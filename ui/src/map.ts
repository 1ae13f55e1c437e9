// The interactive map: our own vector tiles, a choropleth by unit, records as points, one selection with the table beside it.
// Everything it shows from data is set as text, never as markup.
import { Map as MapView, NavigationControl, Popup, setWorkerUrl, type IControl, type LngLatLike, type MapGeoJSONFeature } from "maplibre-gl";
import { layers, recordLayers, SOURCE, style, type Choropleth, type LayerWish, type StyleWish } from "./map-style.ts";
import { Twin } from "./map-table.ts";
import { locale, texts, type Texts } from "./map-texts.ts";

setWorkerUrl(new URL("./maplibre-gl-worker.mjs", import.meta.url).href);

type Box = [number, number, number, number];

function element<K extends keyof HTMLElementTagNameMap>(name: K, className: string, text = ""): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

/** Adds map.css when the page did not, and waits for it: the library needs it before it measures its box. */
async function sheet(): Promise<void> {
  const href = new URL("./map.css", import.meta.url).href;
  if ([...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].some((link) => link.href.split("?")[0] === href.split("?")[0])) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  await new Promise<void>((done) => { link.onload = link.onerror = () => done(); document.head.append(link); });
}

function readBounds(text: string | undefined): Box {
  const numbers = (text ?? "").split(",").map(Number);
  if (numbers.length !== 4 || numbers.some((n) => !Number.isFinite(n))) throw new Error("data-bounds: four numbers expected");
  return numbers as Box;
}

/** "/tiles/{z}/{x}/{y}" as an absolute address; URL() would escape the braces. */
function absolute(path: string): string {
  return path.startsWith("/") ? location.origin + path : path;
}

async function readChoropleth(address: string | undefined): Promise<Choropleth | null> {
  if (address === undefined || address === "") return null;
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`choropleth: ${answer.status}`);
  return (await answer.json()) as Choropleth;
}

/** A button that shows the whole territory again. */
class WholeButton implements IControl {
  private readonly box = element("div", "maplibregl-ctrl maplibregl-ctrl-group");
  constructor(private readonly words: Texts, private readonly bounds: Box) {}
  onAdd(map: MapView): HTMLElement {
    const button = element("button", "map-whole", "⤢");
    button.type = "button";
    button.title = this.words.whole;
    button.setAttribute("aria-label", this.words.whole);
    button.addEventListener("click", () => map.fitBounds(this.bounds, { padding: 16 }));
    this.box.append(button);
    return this.box;
  }
  onRemove(): void { this.box.remove(); }
}

function fail(figure: HTMLElement, words: Texts, canvas: HTMLElement | null): void {
  canvas?.remove();
  figure.dataset["state"] = "failed";
  figure.prepend(element("p", "map-fail", words.failed));
}

/** Draws the map of one figure; the contract of its data attributes stands in CLASSES.md. */
export async function mount(figure: HTMLElement): Promise<void> {
  const words = texts();
  let canvas: HTMLElement | null = null;
  try {
    const bounds = readBounds(figure.dataset["bounds"]);
    const wishes = JSON.parse(figure.dataset["layers"] ?? "[]") as LayerWish[];
    const [choropleth] = await Promise.all([
      // Without its colours the map still shows where things are; the table has the values.
      readChoropleth(figure.dataset["choroplethUrl"]).catch(() => ({ units: {}, classes: [] }) as Choropleth),
      sheet(),
      // Labels are drawn from the page's own font, which must be there before the first one.
      document.fonts.load('400 16px "Titillium Web"').catch(() => []),
    ]);
    canvas = element("div", "canvas");
    figure.prepend(canvas);
    const wish: StyleWish = {
      tiles: absolute(figure.dataset["tiles"] ?? "/tiles/{z}/{x}/{y}"), bounds, maxzoom: Number(figure.dataset["maxzoom"] ?? 14),
      layers: wishes, classes: choropleth?.classes ?? null, labels: figure.dataset["labelLayer"] ?? null,
    };
    const map = new MapView({
      container: canvas, style: style(figure, wish), bounds, fitBoundsOptions: { padding: 16 }, attributionControl: false, cooperativeGestures: true,
      renderWorldCopies: false, dragRotate: false, pitchWithRotate: false, touchPitch: false, maxPitch: 0,
      locale: locale(words, figure.dataset["label"] ?? words.map),
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.addControl(new NavigationControl({ showCompass: false }), "bottom-left");
    map.addControl(new WholeButton(words, bounds), "bottom-left");
    if (figure.dataset["attribution"]) canvas.append(element("p", "map-attr", figure.dataset["attribution"]));
    connect(figure, canvas, map, wish, choropleth, words);
  } catch (error) {
    console.warn("map:", error instanceof Error ? error.message : error);
    fail(figure, words, canvas);
  }
}

function connect(figure: HTMLElement, canvas: HTMLElement, map: MapView, wish: StyleWish, choropleth: Choropleth | null, words: Texts): void {
  const tip = element("p", "map-tip");
  tip.setAttribute("aria-hidden", "true");
  canvas.append(tip);
  const hasUnits = wish.layers.some((one) => one.kind === "unit");
  const recordIds = wish.layers.filter((one) => one.kind !== "unit").flatMap(recordLayers);
  let hovered: string | null = null;
  let chosen: string | null = null;
  let popup: Popup | null = null;

  const setState = (code: string | null, state: Record<string, unknown>): void => {
    if (code !== null && hasUnits) map.setFeatureState({ source: SOURCE, sourceLayer: "units", id: code }, state);
  };
  const hover = (code: string | null): void => {
    if (code === hovered) return;
    setState(hovered, { hover: false });
    setState(code, { hover: true });
    hovered = code;
  };
  const choose = (code: string | null, fromMap: boolean): void => {
    setState(chosen, { chosen: false });
    setState(code, { chosen: true });
    chosen = code;
    if (code === null) delete figure.dataset["chosen"]; else figure.dataset["chosen"] = code;
    twin.mark(code, fromMap);
    if (!fromMap) popup?.remove();
  };
  const twin = new Twin(figure.dataset["selectTable"], { hover, choose: (code) => choose(code === chosen ? null : code, false) });

  const say = (at: LngLatLike, title: string, facts: [string, string][], link: string | null): void => {
    const body = element("div", "");
    body.append(element("b", "", title));
    for (const [label, value] of facts) body.append(element("p", "", `${label}: ${value}`));
    if (link !== null) {
      const line = element("p", "");
      const anchor = element("a", "", words.open);
      anchor.href = link;
      line.append(anchor);
      body.append(line);
    }
    popup?.remove();
    popup = new Popup({ maxWidth: "280px" }).setLngLat(at).setDOMContent(body).addTo(map);
  };
  const under = (point: { x: number; y: number }, ids: string[]): MapGeoJSONFeature | undefined =>
    map.queryRenderedFeatures([point.x, point.y], { layers: ids.filter((id) => map.getLayer(id)) })[0];
  const address = (pattern: string, parts: Record<string, unknown>): string =>
    pattern.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parts[name] ?? "")));

  map.on("load", () => {
    for (const [code, index] of Object.entries(choropleth?.units ?? {})) if (index !== null) setState(code, { class: index });
    // A choice made in the table before the map was there.
    if (chosen !== null) setState(chosen, { chosen: true });
  });
  map.once("idle", () => { if (figure.dataset["state"] !== "partial") figure.dataset["state"] = "ready"; });
  map.on("error", (event) => {
    console.warn("map:", event.error?.message ?? "error");
    figure.dataset["state"] = "partial";
    tip.textContent = words.partial;
  });
  map.on("mousemove", (event) => {
    const record = under(event.point, recordIds);
    const unit = hasUnits && !record ? under(event.point, ["unit-fill"]) : undefined;
    hover(unit ? String(unit.properties["code"]) : null);
    const n = Number(record?.properties["n"] ?? 1);
    tip.textContent = record ? (n > 1 ? words.count(n) : String(record.properties["title"] ?? "")) : String(unit?.properties["name"] ?? "");
    map.getCanvas().style.cursor = record ?? unit ? "pointer" : "";
  });
  map.on("mouseout", () => { hover(null); tip.textContent = ""; });
  map.on("click", (event) => {
    const record = under(event.point, recordIds);
    if (record) {
      const n = Number(record.properties["n"] ?? 1);
      if (n > 1 && map.getZoom() < wish.maxzoom) {
        map.easeTo({ center: event.lngLat, zoom: Math.min(map.getZoom() + 2, wish.maxzoom) });
      } else {
        const pattern = figure.dataset["recordUrl"] ?? "/records/{kind}/{id}";
        say(event.lngLat, n > 1 ? words.count(n) : String(record.properties["title"] ?? ""), [], n > 1 ? null : address(pattern, record.properties));
      }
      return;
    }
    const unit = hasUnits ? under(event.point, ["unit-fill"]) : undefined;
    if (!unit) { choose(null, true); popup?.remove(); return; }
    const code = String(unit.properties["code"]);
    const pattern = figure.dataset["unitUrl"];
    choose(code, true);
    say(event.lngLat, String(unit.properties["name"] ?? code), twin.facts(code, 3), pattern ? address(pattern, { code }) : null);
  });
  for (const box of document.querySelectorAll<HTMLInputElement>("input[data-map-layer]")) {
    const one = wish.layers.find((layer) => layer.id === box.dataset["mapLayer"]);
    if (!one || one.kind === "unit") continue;
    const apply = (): void => recordLayers(one).forEach((id) => { map.setLayoutProperty(id, "visibility", box.checked ? "visible" : "none"); });
    box.addEventListener("change", apply);
    map.once("load", apply);
  }
  repaintOnTheme(figure, map, wish);
}

/** Colours follow the theme while the page is open. */
function repaintOnTheme(figure: HTMLElement, map: MapView, wish: StyleWish): void {
  const repaint = (): void => {
    for (const layer of layers(figure, wish)) {
      for (const [name, value] of Object.entries(layer.paint ?? {})) map.setPaintProperty(layer.id, name as never, value as never);
    }
  };
  const later = (): void => { if (map.isStyleLoaded()) repaint(); else map.once("idle", repaint); };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", later);
  new MutationObserver(later).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
}
