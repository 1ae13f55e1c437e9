// Small helps on every page. Each page works without this file; nothing here is the only way to do a thing.
import { choice } from "./choice.ts";
import { confirmForms, countUnsaved, focusErrors } from "./forms.ts";
import { keys } from "./keys.ts";
import { jobs } from "./jobs.ts";
import { pick } from "./pick.ts";
import { selection } from "./selection.ts";
import { sliders } from "./slider.ts";
import { live } from "./live.ts";
import { theme } from "./theme.ts";
import { twins } from "./twins.ts";
import { grid } from "./grid.ts";
import { inbox } from "./inbox.ts";

theme();
keys();
confirmForms();
focusErrors();
countUnsaved();
jobs();
choice();
sliders();
live();
pick();
selection();
twins();
grid();
inbox();

const networks = document.querySelectorAll<HTMLElement>('[data-island="network"]');
if (networks.length > 0) {
  import("./network.ts").then(
    (island) => networks.forEach((figure) => void island.mount(figure)),
    () => networks.forEach((figure) => { figure.dataset["state"] = "failed"; }),
  );
}
const figures = document.querySelectorAll<HTMLElement>('[data-island="map"]');
if (figures.length > 0) {
  import("./map.ts").then(
    (island) => figures.forEach((figure) => void island.mount(figure)),
    () => figures.forEach((figure) => { figure.dataset["state"] = "failed"; }),
  );
}
