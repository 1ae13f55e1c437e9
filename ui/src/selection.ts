// A list's selection: how many are chosen, all of the page at once, chosen rows marked. The form is sent the same without this file.

export function selection(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-selection]")) {
    const rows = [...form.querySelectorAll<HTMLInputElement>('tbody input[name="id"]')];
    const count = form.querySelector<HTMLElement>("[data-selection-count]");
    const found = form.querySelector<HTMLInputElement>("[data-selection-all]");
    const head = form.querySelector("thead th.c");
    if (!count || !head || rows.length === 0) continue;
    const words = count.textContent;
    const page = document.createElement("input");
    page.type = "checkbox";
    page.setAttribute("aria-label", head.textContent ?? "");
    head.append(page);
    const show = (): void => {
      const all = found?.checked === true;
      const chosen = rows.filter((row) => row.checked).length;
      for (const row of rows) row.closest("tr")?.classList.toggle("sel", all || row.checked);
      page.checked = chosen === rows.length;
      page.indeterminate = chosen > 0 && chosen < rows.length;
      const pattern = chosen === 1 ? count.dataset["one"] : count.dataset["many"];
      count.textContent = all || chosen === 0 ? words : (pattern ?? "").replace("{n}", String(chosen));
      for (const button of form.querySelectorAll<HTMLButtonElement>(".bulk button")) button.disabled = !all && chosen === 0;
    };
    page.addEventListener("change", () => { for (const row of rows) row.checked = page.checked; show(); });
    form.addEventListener("change", show);
    // Going back brings the boxes as they were left.
    window.addEventListener("pageshow", show);
    show();
  }
}
