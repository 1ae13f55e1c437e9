// Small helps on every page. Each page works without this file; nothing here is the only way to do a thing.
import { confirmForms, countUnsaved, focusErrors } from "./forms.ts";
import { keys } from "./keys.ts";
import { jobs } from "./jobs.ts";
import { theme } from "./theme.ts";

theme();
keys();
confirmForms();
focusErrors();
countUnsaved();
jobs();

const figures = document.querySelectorAll<HTMLElement>('[data-island="map"]');
if (figures.length > 0) {
  import("./map.ts").then(
    (island) => figures.forEach((figure) => void island.mount(figure)),
    () => figures.forEach((figure) => { figure.dataset["state"] = "failed"; }),
  );
}
