// The little pictures that the map draws: a shape and a colour for each layer, diamonds for sites, the hatch that says "none".
// They are painted from the page's colour tokens, so that they change with the theme.
import type { Map as MapView } from "maplibre-gl";

export type Paint = (token: string) => string;
const RATIO = 2;
const SIDE = 16;

/** Colour (1 to 8) and shape (0 to 3) of the layer at a place in the list; the server draws by the same rule. */
export function layerForm(index: number): [number, number] {
  return [(index % 8) + 1, (index + Math.floor(index / 8)) % 4];
}

/** The name of a layer's picture: hollow where only the unit is known, barred where the record stands still. */
export function markName(index: number, hollow: boolean, still = false): string {
  return `mark-${index}${hollow ? "-hollow" : ""}${still ? "-still" : ""}`;
}

function trace(context: CanvasRenderingContext2D, shape: number, middle: number, r: number): void {
  context.beginPath();
  if (shape === 0) { context.moveTo(middle, middle - r); context.lineTo(middle + r, middle); context.lineTo(middle, middle + r); context.lineTo(middle - r, middle); }
  else if (shape === 1) context.arc(middle, middle, r * 0.95, 0, 2 * Math.PI);
  else if (shape === 2) context.rect(middle - r * 0.82, middle - r * 0.82, r * 1.64, r * 1.64);
  else { context.moveTo(middle, middle - r); context.lineTo(middle + r, middle + r * 0.85); context.lineTo(middle - r, middle + r * 0.85); }
  context.closePath();
}

function picture(side: number, paint: (context: CanvasRenderingContext2D) => void): ImageData | null {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side * RATIO;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return null;
  context.scale(RATIO, RATIO);
  paint(context);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

function put(map: MapView, name: string, image: ImageData | null): void {
  if (!image) return;
  if (map.hasImage(name)) map.updateImage(name, image); else map.addImage(name, image, { pixelRatio: RATIO });
}

function mark(shape: number, fill: string, edge: string, dashed: boolean, barred = false): ImageData | null {
  return picture(SIDE, (context) => {
    trace(context, shape, SIDE / 2, 6);
    context.fillStyle = fill;
    context.fill();
    context.strokeStyle = edge;
    context.lineWidth = dashed ? 1.6 : 1.4;
    if (dashed) context.setLineDash([2, 1.6]);
    context.stroke();
    if (barred) { context.lineWidth = 1.8; context.beginPath(); context.moveTo(0, SIDE / 2); context.lineTo(SIDE, SIDE / 2); context.stroke(); }
  });
}

/** What is latent: a dotted ring on paper, with room for a number. */
function ring(edge: string, paper: string): ImageData | null {
  return picture(24, (context) => {
    context.beginPath();
    context.arc(12, 12, 9.5, 0, 2 * Math.PI);
    context.globalAlpha = 0.85;
    context.fillStyle = paper;
    context.fill();
    context.globalAlpha = 1;
    context.strokeStyle = edge;
    context.lineWidth = 2.4;
    context.lineCap = "round";
    context.setLineDash([1.6, 3.4]);
    context.stroke();
  });
}

export function pictures(map: MapView, indices: number[], paint: Paint): void {
  const [ink, paper] = [paint("ink"), paint("paper")];
  for (const index of indices) {
    const [hue, shape] = layerForm(index);
    put(map, markName(index, false), mark(shape, paint(`cat-${hue}`), ink, false));
    put(map, markName(index, true), mark(shape, paper, ink, false));
    put(map, markName(index, false, true), mark(shape, paint(`cat-${hue}`), ink, false, true));
    put(map, markName(index, true, true), mark(shape, paper, ink, false, true));
  }
  put(map, "latent", ring(paint("ember-mark"), paper));
  put(map, "site", mark(0, paper, ink, false));
  put(map, "site-beyond", mark(0, paper, ink, true));
  put(map, "hatch", picture(8, (context) => {
    context.fillStyle = paper;
    context.fillRect(0, 0, 8, 8);
    context.strokeStyle = paint("ink-3");
    context.lineWidth = 1;
    context.beginPath();
    // Three strokes, so that the pattern meets itself at its edges.
    for (const shift of [-8, 0, 8]) { context.moveTo(shift, 8); context.lineTo(shift + 8, 0); }
    context.stroke();
  }));
}
