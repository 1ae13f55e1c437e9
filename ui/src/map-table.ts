// The table that says the same as the map: hovering, focusing or choosing a row does so on the map, and the reverse.

export interface TwinEvents { hover: (code: string | null) => void; choose: (code: string) => void }

export class Twin {
  private readonly rows = new Map<string, HTMLTableRowElement>();

  constructor(selector: string | undefined, events: TwinEvents) {
    const table = selector ? document.querySelector(selector) : null;
    for (const row of table?.querySelectorAll<HTMLTableRowElement>("tr[data-code]") ?? []) {
      const code = row.dataset["code"] ?? "";
      this.rows.set(code, row);
      if (!row.querySelector("a, button, input, select")) row.tabIndex = 0;
      row.addEventListener("mouseenter", () => events.hover(code));
      row.addEventListener("mouseleave", () => events.hover(null));
      row.addEventListener("focusin", () => events.hover(code));
      row.addEventListener("focusout", () => events.hover(null));
      row.addEventListener("click", (event) => { if (!(event.target as Element).closest("a, button, input, label")) events.choose(code); });
      row.addEventListener("keydown", (event) => {
        if (event.target !== row || (event.key !== "Enter" && event.key !== " ")) return;
        event.preventDefault();
        events.choose(code);
      });
    }
  }

  /** Marks one row as chosen. A choice made on the map scrolls the table's own box, never the page, which would carry the map away. */
  mark(code: string | null, show: boolean): void {
    for (const [key, row] of this.rows) {
      const is = key === code;
      row.classList.toggle("sel", is);
      if (is) row.setAttribute("aria-current", "true"); else row.removeAttribute("aria-current");
      const box = is && show ? row.closest<HTMLElement>(".scroll") : null;
      if (box) {
        const [outer, inner] = [box.getBoundingClientRect(), row.getBoundingClientRect()];
        if (inner.top < outer.top || inner.bottom > outer.bottom) box.scrollTop += inner.top - outer.top - box.clientHeight / 2;
      }
    }
  }

  /** Label and value of the row's cells, for the popup: at most `limit`. */
  facts(code: string, limit: number): [string, string][] {
    const cells = [...(this.rows.get(code)?.querySelectorAll<HTMLElement>("td[data-l]") ?? [])];
    return cells.slice(0, limit).map((cell) => [cell.dataset["l"] ?? "", cell.textContent?.trim() ?? ""]);
  }
}
