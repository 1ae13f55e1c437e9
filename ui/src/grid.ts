// The grid by keyboard: arrows move between the cells, V goes to the next empty one, Esc closes the panel. Enter is the link's own.
export function grid(): void {
  const table = document.querySelector<HTMLTableElement>("table[data-grid]");
  if (!table) return;
  const rows = [...table.tBodies[0]!.rows].map((row) => [...row.querySelectorAll<HTMLAnchorElement>("td > a")]);
  const all = rows.flat();
  const now = table.querySelector<HTMLAnchorElement>('a[aria-current="true"]') ?? all[0];
  // One stop for the tab key; the arrows do the rest.
  const stop = (link: HTMLAnchorElement | undefined): void => { for (const a of all) a.tabIndex = a === link ? 0 : -1; };
  stop(now);
  table.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLAnchorElement)) return;
    const row = rows.findIndex((cells) => cells.includes(event.target as HTMLAnchorElement));
    if (row < 0) return;
    const column = rows[row]!.indexOf(event.target);
    const at = all.indexOf(event.target);
    const to = {
      ArrowLeft: rows[row]![column - 1], ArrowRight: rows[row]![column + 1],
      ArrowUp: rows[row - 1]?.[column], ArrowDown: rows[row + 1]?.[column],
      Home: rows[row]![0], End: rows[row]!.at(-1),
      v: [...all.slice(at + 1), ...all.slice(0, at)].find((a) => a.dataset["empty"] === "true"),
    }[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!to) return;
    event.preventDefault();
    stop(to);
    to.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) document.querySelector<HTMLAnchorElement>(".cellpanel [data-close]")?.click();
  });
}
