// Choosing units with a box: a button of the map that, once pressed, turns a drag into a choice of all units the box touches.
import type { IControl, Map as MapView } from "maplibre-gl";
import type { Manner } from "./choice.ts";

export function boxChoice(label: string, choose: (codes: string[], manner: Manner) => void): IControl {
  const box = document.createElement("div");
  box.className = "maplibregl-ctrl maplibregl-ctrl-group";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "map-box";
  button.textContent = "⬚";
  button.title = label;
  button.setAttribute("aria-label", label);
  button.setAttribute("aria-pressed", "false");
  box.append(button);
  let map: MapView | null = null;
  let from: [number, number] | null = null;
  const frame = document.createElement("div");
  frame.className = "map-frame-box";
  frame.hidden = true;

  const on = (): boolean => button.getAttribute("aria-pressed") === "true";
  const set = (yes: boolean): void => {
    button.setAttribute("aria-pressed", String(yes));
    if (yes) map?.dragPan.disable(); else map?.dragPan.enable();
    from = null;
    frame.hidden = true;
  };
  const at = (event: PointerEvent): [number, number] => {
    const around = (map?.getContainer() ?? box).getBoundingClientRect();
    return [event.clientX - around.left, event.clientY - around.top];
  };
  button.addEventListener("click", () => set(!on()));
  const down = (event: PointerEvent): void => { if (on() && event.button === 0) { from = at(event); event.preventDefault(); } };
  const move = (event: PointerEvent): void => {
    if (!from) return;
    const [x, y] = at(event);
    // Positions are set through the object model, which the policy allows; markup with styles it would not.
    frame.hidden = false;
    frame.style.left = `${Math.min(x, from[0])}px`;
    frame.style.top = `${Math.min(y, from[1])}px`;
    frame.style.width = `${Math.abs(x - from[0])}px`;
    frame.style.height = `${Math.abs(y - from[1])}px`;
  };
  const up = (event: PointerEvent): void => {
    if (!from || !map) return;
    const to = at(event);
    const found = map.queryRenderedFeatures([from, to], { layers: ["unit-fill"] });
    const codes = [...new Set(found.map((one) => String(one.properties["code"])))];
    const add = event.shiftKey;
    set(false);
    choose(codes, add ? "add" : "only");
  };
  return {
    onAdd(view: MapView): HTMLElement {
      map = view;
      const canvas = view.getCanvasContainer();
      view.getContainer().append(frame);
      canvas.addEventListener("pointerdown", down);
      addEventListener("pointermove", move);
      addEventListener("pointerup", up);
      return box;
    },
    onRemove(): void {
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", up);
      frame.remove();
      box.remove();
    },
  };
}
