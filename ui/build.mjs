// Builds dist/: one style sheet, one small script for every page, and apart the map with its worker and the network.
// Everything in dist/ finds its neighbours by relative address, so it can be served under any folder.
import { build } from "esbuild";
import { cp, mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const here = import.meta.dirname;
const dist = join(here, "dist");
const library = join(dirname(createRequire(import.meta.url).resolve("maplibre-gl/package.json")), "dist");

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });

await build({
  absWorkingDir: here,
  entryPoints: { app: "styles/app.css", map: "styles/map.css" },
  outdir: "dist", bundle: true, minify: true, target: ["chrome111", "firefox113", "safari16.2"],
  loader: { ".woff2": "file" }, assetNames: "fonts/[name]", logLevel: "warning",
});
await build({
  absWorkingDir: here,
  entryPoints: { app: "src/app.ts", map: "src/map.ts", network: "src/network.ts" },
  outdir: "dist", bundle: true, minify: true, format: "esm", target: "es2022",
  // The map and the network stay files of their own, fetched only where a page has one.
  plugins: [{ name: "apart", setup(b) { b.onResolve({ filter: /^\.\/(map|network)\.ts$/ }, (a) => (a.kind === "dynamic-import" ? { path: a.path.replace(/ts$/, "js"), external: true } : undefined)); } }],
  legalComments: "inline", logLevel: "warning",
});
// The worker is taken as it comes, without the pointer to a source map that is not served.
await build({
  absWorkingDir: here, entryPoints: [join(library, "maplibre-gl-worker.mjs")], outfile: "dist/maplibre-gl-worker.mjs",
  bundle: true, minify: true, format: "esm", target: "es2022", legalComments: "inline", logLevel: "warning",
});
for (const name of ["icons.svg", "icon.svg"]) await cp(join(here, "src", name), join(dist, name));
for (const family of ["titillium-web", "lora"]) {
  await cp(join(here, "node_modules/@fontsource", family, "LICENSE"), join(dist, "fonts", `${family}-LICENSE.txt`));
}

for (const name of (await readdir(dist, { recursive: true })).sort()) {
  const info = await stat(join(dist, name));
  if (info.isFile()) console.log(`${String(info.size).padStart(9)}  ${name}`);
}
// A page may name nothing outside its own origin: neither sheet may hold an absolute address.
for (const sheet of ["app.css", "map.css"]) {
  const found = (await readFile(join(dist, sheet), "utf8")).match(/url\(["']?https?:/);
  if (found) throw new Error(`${sheet} asks for an outside address`);
}
