// A picture of a page with few colours: what a browser takes has three bytes a dot, and drawings need one.
import { deflateSync } from "node:zlib";

const COLOURS = 64;

/** Runs in the page: the dots of a PNG as numbers of a palette, the most frequent colours, each other dot in the nearest of them. */
async function reduced([png, most]) {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext("2d");
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, picture.width, picture.height);
  const colours = [];
  for (let i = 0; i < data.length; i += 4) colours.push((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
  const counts = new Map();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const far = (a, b) => ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;
  // The most frequent that are not nearly one that is there already.
  const palette = [];
  for (const [colour] of [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
    if (palette.length === most) break;
    if (palette.every((one) => far(one, colour) > 300)) palette.push(colour);
  }
  const nearest = new Map();
  for (const colour of counts.keys()) nearest.set(colour, palette.reduce((best, one, i) => (far(one, colour) < far(palette[best], colour) ? i : best), 0));
  return { width: picture.width, height: picture.height, palette, dots: colours.map((colour) => nearest.get(colour)) };
}

function crc(bytes) {
  let c = 0xffffffff;
  for (const byte of bytes) {
    c ^= byte;
    for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  }
  return (c ^ 0xffffffff) >>> 0;
}

function chunk(name, body) {
  const inner = Buffer.concat([Buffer.from(name, "latin1"), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc(inner));
  return Buffer.concat([length, inner, sum]);
}

/** The same picture as a PNG with a palette; `page` lends its browser's reader of pictures. */
export async function small(page, png) {
  const { width, height, palette, dots } = await page.evaluate(reduced, [png.toString("base64"), COLOURS]);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) rows.set(dots.slice(y * width, (y + 1) * width), y * (width + 1) + 1);
  const colours = Buffer.from(palette.flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255]));
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("PLTE", colours), chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}
