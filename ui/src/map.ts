// The interactive map: our own vector tiles, a choropleth by unit, records as points, one choice of units with the rest of the page.
// Everything it shows from data is set as text, never as markup.
import { Map as MapView, NavigationControl, Popup, prewarm, setWorkerUrl, type GeoJSONSource, type IControl, type VectorTileSource, type LngLatLike, type MapGeoJSONFeature } from "maplibre-gl";
import type { ChoiceDetail, ChooseDetail, Manner } from "./choice.ts";
import { boxChoice } from "./map-box.ts";
import { dragSites } from "./map-drag.ts";
import { pictures } from "./map-marks.ts";
import { layers, painter, points, recordLayers, SOURCE, style, type Choropleth, type LayerWish, type StyleWish } from "./map-style.ts";
import { counted, latent, locale, words, type Words } from "./map-words.ts";

setWorkerUrl(new URL("./maplibre-gl-worker.mjs", import.meta.url).href);
// The worker is fetched and read while the map waits for its data and its canvas.
prewarm();

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
  constructor(private readonly said: Words, private readonly bounds: Box) {}
  onAdd(map: MapView): HTMLElement {
    const button = element("button", "map-whole", "⤢");
    button.type = "button";
    button.title = this.said.whole;
    button.setAttribute("aria-label", this.said.whole);
    button.addEventListener("click", () => map.fitBounds(this.bounds, { padding: 16 }));
    this.box.append(button);
    return this.box;
  }
  onRemove(): void { this.box.remove(); }
}

function fail(figure: HTMLElement, said: Words, canvas: HTMLElement | null): void {
  canvas?.remove();
  figure.dataset["state"] = "failed";
  const note = element("p", "map-fail", said.failed);
  const stage = figure.querySelector(".stage");
  if (stage) stage.after(note); else figure.prepend(note);
}

/** Draws the map of one figure; the contract of its data attributes stands in CLASSES.md. */
export async function mount(figure: HTMLElement): Promise<void> {
  const said = words(figure);
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
    // Over the drawing that the server made, where there is one: nothing moves when the map comes.
    (figure.querySelector(".stage") ?? figure).prepend(canvas);
    const wish: StyleWish = {
      tiles: absolute(figure.dataset["tiles"] ?? "/tiles/{z}/{x}/{y}"), bounds, maxzoom: Number(figure.dataset["maxzoom"] ?? 14),
      layers: wishes, classes: choropleth?.classes ?? null, labels: figure.dataset["labelLayer"] ?? null,
    };
    const map = new MapView({
      container: canvas, style: style(figure, wish), bounds, fitBoundsOptions: { padding: 16 }, attributionControl: false, cooperativeGestures: true,
      // Names stand at once: fading in would keep the map busy, and moves for nothing.
      fadeDuration: 0,
      renderWorldCopies: false, dragRotate: false, pitchWithRotate: false, touchPitch: false, maxPitch: 0, boxZoom: false,
      locale: locale(said, figure.dataset["label"] ?? said.map),
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.addControl(new NavigationControl({ showCompass: false }), "bottom-left");
    map.addControl(new WholeButton(said, bounds), "bottom-left");
    if (figure.dataset["attribution"]) canvas.append(element("p", "map-attr", figure.dataset["attribution"]));
    connect(figure, canvas, map, wish, choropleth, said);
  } catch (error) {
    console.warn("map:", error instanceof Error ? error.message : error);
    fail(figure, said, canvas);
  }
}

function connect(figure: HTMLElement, canvas: HTMLElement, map: MapView, wish: StyleWish, first: Choropleth | null, said: Words): void {
  const tip = element("p", "map-tip");
  tip.setAttribute("aria-hidden", "true");
  canvas.append(tip);
  const hasUnits = wish.layers.some((one) => one.kind === "unit");
  const recordIds = (): string[] => wish.layers.filter((one) => one.kind !== "unit").flatMap(recordLayers);
  const given: { now: Choropleth | null } = { now: first };
  let hovered: string | null = null;
  let chosen: string[] = (figure.dataset["chosen"] ?? "").split(",").filter(Boolean);
  let popup: Popup | null = null;

  const setState = (code: string | null, state: Record<string, unknown>): void => {
    if (code !== null && hasUnits) map.setFeatureState({ source: SOURCE, sourceLayer: "units", id: code }, state);
  };
  const hover = (code: string | null, own: boolean): void => {
    if (code === hovered) return;
    setState(hovered, { hover: false });
    setState(code, { hover: true });
    hovered = code;
    if (own) document.dispatchEvent(new CustomEvent("units:map-hover", { detail: code }));
  };
  const show = (codes: string[]): void => {
    for (const code of chosen) setState(code, { chosen: false });
    for (const code of codes) setState(code, { chosen: true });
    chosen = codes;
  };
  const choose = (codes: string[], manner: Manner): void => {
    // A page without a table has nobody to keep the choice.
    if (figure.dataset["selectTable"] === undefined) { show(manner === "toggle" && chosen[0] === codes[0] ? [] : codes); return; }
    document.dispatchEvent(new CustomEvent<ChooseDetail>("units:choose", { detail: { codes, manner } }));
  };
  document.addEventListener("units:choice", (event) => {
    const { codes, by } = (event as CustomEvent<ChoiceDetail>).detail;
    if (by !== "map") popup?.remove();
    if (map.isStyleLoaded() || map.loaded()) show(codes); else map.once("load", () => show(codes));
  });
  document.addEventListener("units:hover", (event) => hover((event as CustomEvent<string | null>).detail, false));

  const say = (at: LngLatLike, title: string, facts: string[], link: string | null, named = said.open): void => {
    const body = element("div", "");
    body.append(element("b", "", title));
    for (const fact of facts) body.append(element("p", "", fact));
    if (link !== null) {
      const line = element("p", "");
      const anchor = element("a", "", named);
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

  const fill = (): void => {
    for (const [code, index] of Object.entries(given.now?.units ?? {})) setState(code, { class: index ?? -1 });
    const { amounts, sites, lines } = points(given.now);
    (map.getSource("lines") as GeoJSONSource | undefined)?.setData(lines);
    (map.getSource("amounts") as GeoJSONSource | undefined)?.setData(amounts);
    (map.getSource("sites") as GeoJSONSource | undefined)?.setData(sites);
  };
  let painting = false;
  const paintPictures = (): void => {
    // Each picture that comes in is told as a change of style, which would begin anew.
    if (painting) return;
    painting = true;
    const { paint, done } = painter(figure);
    pictures(map, wish.layers.filter((one) => one.kind !== "unit").map((one) => one.index ?? 0), paint);
    done();
    painting = false;
  };
  // Pictures must be there before the first tile asks for one.
  map.on("styledata", () => { if (!map.hasImage("site")) paintPictures(); });
  map.on("load", () => {
    fill();
    // A choice made elsewhere before the map was there.
    show((figure.dataset["chosen"] ?? "").split(",").filter(Boolean));
  });
  map.once("idle", () => { if (figure.dataset["state"] !== "partial") figure.dataset["state"] = "ready"; });
  map.on("error", (event) => {
    console.warn("map:", event.error?.message ?? "error");
    figure.dataset["state"] = "partial";
    tip.textContent = said.partial;
  });
  const titleOf = (feature: MapGeoJSONFeature): string => {
    const n = Number(feature.properties["n"] ?? 1);
    if (feature.properties["kind"] === "latency") return latent(said, n);
    return n > 1 ? counted(said, n) : String(feature.properties["title"] ?? feature.properties["name"] ?? "");
  };
  map.on("mousemove", (event) => {
    const point = under(event.point, [...recordIds(), "sites", "amounts", "lines"]);
    const unit = hasUnits && !point ? under(event.point, ["unit-fill"]) : undefined;
    hover(unit ? String(unit.properties["code"]) : null, true);
    tip.textContent = point ? titleOf(point) : String(unit?.properties["name"] ?? "");
    map.getCanvas().style.cursor = point ?? unit ? "pointer" : "";
  });
  map.on("mouseout", () => { hover(null, true); tip.textContent = ""; });
  map.on("click", (event) => {
    const point = under(event.point, [...recordIds(), "sites"]);
    if (point && point.properties["kind"] === "latency") {
      // The inbox, asked for the unit, shows as many.
      const unit = point.properties["unit"];
      say(event.lngLat, titleOf(point), [], unit === undefined ? "/latencies" : address("/latencies?unit={unit}", { unit }), said.openLatencies);
      return;
    }
    if (point) {
      const n = Number(point.properties["n"] ?? 1);
      if (n > 1 && map.getZoom() < wish.maxzoom && point.properties["precision"] !== "unit") {
        map.easeTo({ center: event.lngLat, zoom: Math.min(map.getZoom() + 2, wish.maxzoom) });
      } else {
        const pattern = figure.dataset["recordUrl"] ?? "/records/{kind}/{id}";
        const notes = [String(point.properties["note"] ?? ""), point.properties["stale"] === true ? said.still : ""].filter(Boolean);
        say(event.lngLat, titleOf(point), notes, point.properties["id"] === undefined ? null : address(pattern, point.properties));
      }
      return;
    }
    const unit = hasUnits ? under(event.point, ["unit-fill"]) : undefined;
    if (!unit) { choose([], "only"); popup?.remove(); return; }
    const code = String(unit.properties["code"]);
    const keys = event.originalEvent;
    const more = keys.shiftKey || keys.ctrlKey || keys.metaKey;
    choose([code], more ? "add" : "toggle");
    const pattern = figure.dataset["unitUrl"];
    if (!more && chosen.includes(code)) say(event.lngLat, String(unit.properties["name"] ?? code), facts(figure, code), pattern ? address(pattern, { code }) : null);
    else popup?.remove();
  });
  // The rest of the page is another script's: it is told where to go.
  dragSites(map, () => points(given.now).sites, (address) => document.dispatchEvent(new CustomEvent<string>("page:draw", { detail: address })));
  if (hasUnits && figure.dataset["selectTable"] !== undefined) map.addControl(boxChoice(said.box, choose), "bottom-left");
  document.addEventListener("change", (event) => {
    const box = event.target;
    if (box instanceof HTMLInputElement && box.dataset["mapLayer"] !== undefined) toggle(map, wish, box.dataset["mapLayer"], box.checked);
  });
  figure.addEventListener("map:data", () => {
    reshape(figure, map, wish, paintPictures);
    readChoropleth(figure.dataset["choroplethUrl"]).then((fresh) => {
      given.now = fresh;
      wish.classes = fresh?.classes ?? [];
      fill();
      repaint(figure, map, wish);
    }, () => { figure.dataset["state"] = "partial"; tip.textContent = said.partial; });
  });
  const later = (): void => {
    const all = (): void => { paintPictures(); repaint(figure, map, wish); };
    if (map.isStyleLoaded()) all(); else map.once("idle", all);
  };
  // Colours follow the theme while the page is open.
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", later);
  new MutationObserver(later).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
}

/** Label and value of the row's cells, for the popup: at most three. */
function facts(figure: HTMLElement, code: string): string[] {
  const table = document.querySelector(figure.dataset["selectTable"] ?? "#twin");
  const cells = [...(table?.querySelectorAll<HTMLElement>(`tr[data-code="${CSS.escape(code)}"] td[data-l]`) ?? [])];
  return cells.slice(0, 3).map((cell) => `${cell.dataset["l"] ?? ""}: ${cell.textContent?.trim() ?? ""}`);
}

function toggle(map: MapView, wish: StyleWish, id: string, shown: boolean): void {
  const one = wish.layers.find((layer) => layer.id === id);
  if (!one || one.kind === "unit") return;
  one.shown = shown;
  for (const layer of recordLayers(one)) if (map.getLayer(layer)) map.setLayoutProperty(layer, "visibility", shown ? "visible" : "none");
}

/** Other layers or other marks, where the page asks for them: what the map shows meanwhile stays. */
function reshape(figure: HTMLElement, map: MapView, wish: StyleWish, paintPictures: () => void): void {
  const tiles = absolute(figure.dataset["tiles"] ?? "/tiles/{z}/{x}/{y}");
  const wishes = JSON.parse(figure.dataset["layers"] ?? "[]") as LayerWish[];
  const key = (all: LayerWish[]): string => JSON.stringify(all.map((one) => [one.id, one.kind, one.class, one.index]));
  if (key(wishes) !== key(wish.layers)) {
    const before = new Set(layers(figure, wish).map((layer) => layer.id));
    wish.layers = wishes;
    paintPictures();
    const after = layers(figure, wish);
    const kept = new Set(after.map((layer) => layer.id));
    const marks = (id: string): boolean => /-(points|crowds|counts)$/.test(id);
    for (const id of before) if (map.getLayer(id) && (marks(id) || !kept.has(id))) map.removeLayer(id);
    for (const layer of after) if (!map.getLayer(layer.id)) map.addLayer(layer);
  } else {
    for (const one of wishes) toggle(map, wish, one.id, one.shown !== false);
  }
  const source = map.getSource(SOURCE) as VectorTileSource | undefined;
  if (source && wish.tiles !== tiles) {
    wish.tiles = tiles;
    source.setTiles([tiles]);
  }
}

function repaint(figure: HTMLElement, map: MapView, wish: StyleWish): void {
  for (const layer of layers(figure, wish)) {
    for (const [name, value] of Object.entries(layer.paint ?? {})) map.setPaintProperty(layer.id, name as never, value as never);
  }
}
