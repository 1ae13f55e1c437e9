// Turns the router's own list (ROUTES_IN, from `reticolo routes --json`) into the list of pages that the browser opens (ROUTES_FILE):
// every page that is read, with real kinds, records and data sets of the running server (BASE_URL) in place of the names in braces.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";

const base = process.env.BASE_URL;
const routes = JSON.parse(await readFile(process.env.ROUTES_IN, "utf8"));
const setUpLink = process.env.SET_UP_LINK;
// These describe data or the plan: they come with an import or on the plan's own pages, not by the form of their kind.
const describing = new Set(["indicator", "data_set", "vocabulary", "passage", "chosen_analysis", "edition", "axes"]);

/** The records a visitor sees, at most a page of them; none where there is no such kind. */
async function records(kind) {
  const answer = await fetch(`${base}/api/v1/${kind}`);
  if (!answer.ok) return [];
  const lists = Object.values(await answer.json()).filter(Array.isArray);
  return lists.find((list) => list.some((one) => one?.id)) ?? [];
}

const kinds = (process.env.KINDS ?? "").split(",");
const known = new Map();
for (const kind of kinds) known.set(kind, await records(kind));
const withRecords = kinds.filter((kind) => known.get(kind).length > 0);
const match = (await (await fetch(`${base}/api/v1/exchange`)).json()).matches?.[0];
const dataSet = known.get("data_set")?.[0]?.body?.code;

/** Every set of values with which a path is to be opened. */
function fillings(path) {
  if (path.includes("{secret}")) return [{ secret: setUpLink.split("/").at(-1) }];
  // A document is a file.
  if (path.includes("{document}") || path.startsWith("/files/")) return [];
  // Nothing is attached to the records of the example.
  if (path.includes("{attachment}")) return [];
  // A file that somebody brought is theirs alone: these pages are walked by a test of their own.
  if (path.includes("{upload}")) return [];
  // Nothing takes long in the example: jobs are walked by tests of their own.
  if (path.includes("{job}")) return [];
  // A tie's own page is reached from a record that has one: walked by the test of the pages.
  if (path.includes("{link}")) return [];
  if (path.includes("{area}")) return [{ area: "welfare" }];
  // Any two records of a kind can be looked at side by side.
  if (path.includes("{first}")) {
    const two = withRecords.map((kind) => known.get(kind)).find((list) => list.length > 1);
    return two ? [{ first: two[0].id, second: two[1].id }] : [];
  }
  // A need and an offer that are proposed to each other.
  if (path.includes("{need}")) return match ? [{ need: match.need.id, offer: match.offer.id }] : [];
  // A method with a source of the territory's, and one that reads brought files alone; with an answer they are listed below.
  if (path.includes("{verb}")) return [{ verb: "regions" }];
  if (path.includes("{section}")) return [{ section: "people" }];
  if (path.startsWith("/vocabularies/")) return [{ code: "service" }];
  if (path.includes("{code}")) return dataSet ? [{ code: dataSet }] : [];
  if (path.includes("{id}")) {
    // What a record looks like differs by kind; how it is changed does not.
    const chosen = path.endsWith("{id}") ? withRecords : withRecords.filter((kind) => !describing.has(kind)).slice(0, 1);
    return chosen.map((kind) => ({ kind, id: known.get(kind)[0].id }));
  }
  if (path.includes("{kind}")) return kinds.filter((kind) => !path.endsWith("/new") || !describing.has(kind)).map((kind) => ({ kind }));
  return [{}];
}

const pages = [];
// The network of actors answers several questions at one address.
for (const question of ["link", "breaks", "isolated"]) pages.push({ path: `/network?question=${question}`, name: `network-${question}`, roles: ["visitor"] });
// The atlas has seven maps at one address, and the grid its latencies.
for (const map of ["needs", "initiatives", "production", "services", "heritage", "actors", "basins"]) {
  pages.push({ path: `/atlas?map=${map}`, name: `atlas-${map}`, roles: ["visitor"] });
}
// Methods that have answered: areas on a map, classes on a map, a form for files of one's own.
for (const [name, path] of [["regions", "regions?ask=1"], ["similar", "similar?ask=1"], ["chains", "chains"]]) {
  pages.push({ path: `/analyses/${path}`, name: `analyses-${name}`, roles: ["administrator"] });
}
pages.push({ path: "/atlas?show=latency", name: "atlas-latencies", roles: ["visitor"] }, { path: "/grid?show=demand&show=supply&show=initiative&show=latencies", name: "grid-latencies", roles: ["visitor"] });
// Nothing imagined is the page's own route; a site opened, an offer more and a tie fill all its parts.
const unit = Object.keys((await (await fetch(`${base}/api/v1/what_if`)).json()).units ?? {})[0];
const [one, other] = known.get("actor") ?? [];
if (unit && other) {
  const imagined = [`open:library:${unit}`, `offer:home_care:${unit}:20:hours:week`, `tie:${one.id}:${other.id}`];
  pages.push({ path: `/what_if?${imagined.map((change) => `do=${encodeURIComponent(change)}`).join("&")}`, name: "what_if-imagined", roles: ["visitor", "administrator"] });
}
for (const route of routes) {
  // A file is not a page, whatever the router calls it.
  if (!route.page || route.method.toUpperCase() !== "GET" || /\.[a-z]+$/.test(route.path)) continue;
  for (const values of fillings(route.path)) {
    const path = route.path.replace(/\{\*?([a-z_]+)\}/g, (whole, name) => encodeURIComponent(values[name] ?? whole));
    assert.ok(!path.includes("{") && !path.includes("%7B"), `nothing is known to fill ${route.path} with`);
    const name = route.path === "/" ? "home" : route.path.replace("{kind}", values.kind).split("/").filter((part) => part && !part.startsWith("{")).join("-");
    const single = ["{id}", "{code}", "{area}", "{second}", "{offer}", "{verb}"].some((end) => route.path.endsWith(end)) ? `${name}-one` : name;
    const apart = ["/sign-in", "/set-up/{secret}"].includes(route.path);
    pages.push({ path, name: single, roles: route.least ? ["administrator"] : ["visitor", "administrator"], ...(apart ? { as: "visitor" } : {}) });
  }
}
// What most people see first, once more with their eyes.
for (const name of ["home", "map"]) {
  const page = pages.find((one) => one.name === name);
  if (page) pages.push({ ...page, name: `${name}-visitor`, as: "visitor" });
}
// The surroundings of a record that has some.
for (const record of known.get("actor") ?? []) {
  const answer = await fetch(`${base}/api/v1/network?id=${record.id}&hops=2`);
  if (!answer.ok || (await answer.json()).nodes.length < 3) continue;
  pages.push({ path: `/network?id=${record.id}&hops=2`, name: "network-one", roles: ["visitor", "administrator"] });
  break;
}
assert.equal(new Set(pages.map((page) => page.name)).size, pages.length, "two pages have one name");
await writeFile(process.env.ROUTES_FILE, JSON.stringify(pages, null, 1));
console.log(`   ${pages.length} pages`);
