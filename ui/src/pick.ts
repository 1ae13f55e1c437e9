// Putting a point on a drawn map: a click writes degrees into the two fields of the place, two buttons bring the drawing closer.
// The fields do the same without it.
const NS = "http://www.w3.org/2000/svg";

export function pick(): void {
  for (const drawing of document.querySelectorAll<SVGSVGElement>("svg[data-pick]")) {
    const [west = 0, north = 0, dx = 1, dy = 1] = (drawing.dataset["pick"] ?? "").split(" ").map(Number);
    const lat = document.querySelector<HTMLInputElement>('[name="place.lat"]');
    const lon = document.querySelector<HTMLInputElement>('[name="place.lon"]');
    const figure = drawing.closest<HTMLElement>("figure");
    if (!lat || !lon || !figure) continue;
    const mark = document.createElementNS(NS, "g");
    mark.setAttribute("class", "mk");
    mark.append(document.createElementNS(NS, "circle"));
    drawing.append(mark);
    const whole = drawing.viewBox.baseVal;
    const full = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
    let scale = 1;
    const comma = document.documentElement.lang === "it";
    const written = (degrees: number): string => { const text = degrees.toFixed(5); return comma ? text.replace(".", ",") : text; };
    const read = (field: HTMLInputElement): number => (field.value.trim() === "" ? NaN : Number(field.value.trim().replace(",", ".")));
    const at = (): [number, number] => [(read(lon) - west) / dx, (north - read(lat)) / dy];
    const show = (): void => {
      const [x, y] = at();
      const known = Number.isFinite(x) && Number.isFinite(y);
      mark.toggleAttribute("hidden", !known);
      if (known) mark.setAttribute("transform", `translate(${x} ${y})`);
      mark.firstElementChild?.setAttribute("r", String(6 / scale));
    };
    const zoom = (factor: number): void => {
      scale = Math.min(32, Math.max(1, scale * factor));
      const [x, y] = at();
      const known = Number.isFinite(x) && Number.isFinite(y);
      const width = full.width / scale;
      const height = full.height / scale;
      const middle = known && scale > 1 ? [x, y] : [full.x + full.width / 2, full.y + full.height / 2];
      drawing.setAttribute("viewBox", `${(middle[0] ?? 0) - width / 2} ${(middle[1] ?? 0) - height / 2} ${width} ${height}`);
      show();
    };
    drawing.addEventListener("click", (event) => {
      const matrix = drawing.getScreenCTM();
      if (!matrix) return;
      const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
      lon.value = written(west + point.x * dx);
      lat.value = written(north - point.y * dy);
      const unit = (event.target as Element).closest<SVGElement>("[data-code]")?.dataset["code"];
      const units = document.querySelector<HTMLSelectElement>('select[name="place.unit"]');
      if (units && !units.multiple && unit !== undefined && [...units.options].some((one) => one.value === unit)) units.value = unit;
      for (const field of [lon, lat]) field.dispatchEvent(new Event("input", { bubbles: true }));
      show();
    });
    for (const field of [lon, lat]) field.addEventListener("input", show);
    const bar = document.createElement("p");
    bar.className = "acts-row";
    for (const [words, sign, factor] of [[figure.dataset["closer"], "+", 2], [figure.dataset["farther"], "−", 0.5]] as const) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn sm";
      button.textContent = sign;
      button.setAttribute("aria-label", words ?? sign);
      button.addEventListener("click", () => zoom(factor));
      bar.append(button);
    }
    drawing.after(bar);
    show();
  }
}
