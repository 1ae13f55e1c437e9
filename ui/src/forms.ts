// Forms: ask before destroying, lead to the errors, count what is not saved yet.

/** Asks before a form with [data-confirm] is sent. The server refuses unsafe acts by itself. */
export function confirmForms(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    const question = (event as SubmitEvent).submitter?.dataset["confirm"] ?? form.dataset["confirm"];
    if (question !== undefined && !window.confirm(question)) event.preventDefault();
  });
}

/** After a refused save the summary of errors is what one should hear and see first. */
export function focusErrors(): void {
  document.querySelector<HTMLElement>(".note.errors[tabindex]")?.focus();
}

function entries(form: HTMLFormElement): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of new FormData(form)) {
    const text = typeof value === "string" ? value : value.name;
    found.set(name, found.has(name) ? `${found.get(name)}\u0000${text}` : text);
  }
  return found;
}

/** Says in [data-dirty-count] how many fields of a [data-dirty] form differ from what was loaded, and warns on leaving. */
export function countUnsaved(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-dirty]")) {
    const place = form.querySelector<HTMLElement>("[data-dirty-count]");
    const first = entries(form);
    let changed = 0;
    let sending = false;
    const count = (): void => {
      const now = entries(form);
      changed = [...new Set([...first.keys(), ...now.keys()])].filter((name) => first.get(name) !== now.get(name)).length;
      for (const field of form.querySelectorAll<HTMLInputElement>(".inp[name]")) field.classList.toggle("chg", first.get(field.name) !== now.get(field.name));
      if (!place) return;
      const pattern = changed === 1 ? place.dataset["one"] : place.dataset["many"];
      place.textContent = changed === 0 ? "" : (pattern ?? "").replace("{n}", String(changed));
      place.classList.toggle("sgn", changed > 0);
      place.classList.toggle("hf", changed > 0);
    };
    form.addEventListener("input", count);
    form.addEventListener("change", count);
    form.addEventListener("submit", () => { sending = true; });
    window.addEventListener("pageshow", () => { sending = false; });
    window.addEventListener("beforeunload", (event) => { if (changed > 0 && !sending) event.preventDefault(); });
  }
}
