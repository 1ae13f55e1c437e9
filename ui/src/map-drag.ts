// Sites that can be dragged: each carries the address of the page on which it stands elsewhere, with {at} for where. Letting it go asks for
// that page; what the map and the page show then is the server's. The page's form does the same without a mouse.
import type { GeoJSONSource, Map as MapView, MapMouseEvent, MapTouchEvent } from "maplibre-gl";
import type { Collection } from "./map-style.ts";

/** Movements shorter than this many pixels are clicks. */
const STILL = 4;

export function dragSites(map: MapView, now: () => Collection, go: (address: string) => void): void {
  let held: { index: number; from: { x: number; y: number }; moved: boolean; collection: Collection } | null = null;
  const take = (event: MapMouseEvent | MapTouchEvent): void => {
    if (event.originalEvent instanceof TouchEvent && event.originalEvent.touches.length !== 1) return;
    const feature = map.queryRenderedFeatures(event.point, { layers: ["sites"] })[0];
    const index = Number(feature?.properties["index"] ?? -1);
    const collection = now();
    if (index < 0 || !collection.features[index]?.properties["drag"]) return;
    // Neither the map moves nor the page scrolls.
    event.preventDefault();
    event.originalEvent.preventDefault();
    held = { index, from: event.point, moved: false, collection };
  };
  const move = (event: MapMouseEvent | MapTouchEvent): void => {
    if (!held) return;
    held.moved ||= Math.hypot(event.point.x - held.from.x, event.point.y - held.from.y) >= STILL;
    const feature = held.collection.features[held.index];
    if (!held.moved || feature?.geometry.type !== "Point") return;
    feature.geometry.coordinates = [event.lngLat.lng, event.lngLat.lat];
    (map.getSource("sites") as GeoJSONSource | undefined)?.setData(held.collection);
    map.getCanvas().style.cursor = "grabbing";
  };
  const drop = (): void => {
    const { moved, collection, index } = held ?? { moved: false, collection: null, index: -1 };
    held = null;
    map.getCanvas().style.cursor = "";
    const feature = collection?.features[index];
    // Sites are points; only lines are not.
    if (!moved || feature?.geometry.type !== "Point") return;
    const [lng, lat] = feature.geometry.coordinates;
    go(String(feature.properties["drag"]).replace("%7Bat%7D", `${lng.toFixed(5)}%2C${lat.toFixed(5)}`));
  };
  map.on("mousedown", "sites", take);
  map.on("touchstart", "sites", take);
  map.on("mousemove", move);
  map.on("touchmove", move);
  map.on("mouseup", drop);
  map.on("touchend", drop);
  map.on("touchcancel", () => { held = null; });
}
