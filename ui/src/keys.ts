// Keys of one letter: `/` goes to the search, `?` opens the list of keys. They stay out of fields and can be switched off.
const OFF = "keys-off";

function switchedOff(): boolean {
  try { return localStorage.getItem(OFF) === "1"; } catch { return false; }
}

function inField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, select, textarea"));
}

function open(id: string): boolean {
  const dialog = document.getElementById(id);
  if (!(dialog instanceof HTMLDialogElement)) return false;
  if (!dialog.open) dialog.showModal();
  return true;
}

/** Hears keys of one letter that are meant as such; `take` says whether it did something. */
export function letters(take: (key: string) => boolean): void {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (inField(event.target) || switchedOff() || document.querySelector("dialog[open]")) return;
    if (take(event.key.toLowerCase())) event.preventDefault();
  });
}

export function keys(): void {
  letters((key) => {
    if (key === "?") return open("keys");
    const search = key === "/" ? document.querySelector<HTMLInputElement>('.find input, [role="search"] input[type="search"]') : null;
    search?.focus();
    search?.select();
    return search !== null;
  });
  document.addEventListener("click", (event) => {
    const opener = (event.target as Element).closest<HTMLElement>("[data-dialog]");
    if (opener && open(opener.dataset["dialog"] ?? "")) event.preventDefault();
    // A menu closes when one looks elsewhere.
    for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.menu[open]")) {
      if (!menu.contains(event.target as Node)) menu.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.querySelector<HTMLDetailsElement>("details.menu[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  for (const box of document.querySelectorAll<HTMLInputElement>("input[data-keys-off]")) {
    box.checked = switchedOff();
    box.addEventListener("change", () => {
      try { localStorage.setItem(OFF, box.checked ? "1" : "0"); } catch { /* storage is closed: the choice lasts for this page only */ }
    });
  }
}
