// A drawing and the list or table that says the same: pointing at one lights the other. Each works without the other.

export function twins(): void {
  for (const drawing of document.querySelectorAll<SVGElement>("svg[data-twin]")) {
    const twin = document.querySelector(drawing.dataset["twin"] ?? "");
    if (!twin) continue;
    const both = [drawing, twin];
    const light = (code: string | null): void => {
      for (const side of both) for (const one of side.querySelectorAll<HTMLElement | SVGElement>("[data-code]")) one.classList.toggle("lit", code !== null && one.dataset["code"] === code);
    };
    const code = (event: Event): string | null => (event.target as Element).closest<HTMLElement>("[data-code]")?.dataset["code"] ?? null;
    for (const side of both) {
      side.addEventListener("pointerover", (event) => light(code(event)));
      side.addEventListener("pointerleave", () => light(null));
      side.addEventListener("focusin", (event) => light(code(event)));
      side.addEventListener("focusout", () => light(null));
    }
    // An area leads where its row leads.
    drawing.addEventListener("click", (event) => {
      const chosen = code(event);
      if (chosen !== null) twin.querySelector<HTMLAnchorElement>(`[data-code="${CSS.escape(chosen)}"] a`)?.click();
    });
  }
}
