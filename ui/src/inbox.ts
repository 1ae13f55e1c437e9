// The inbox by keyboard: J and K walk, A, R and S open a decision, Z takes the last one back. Enter is the link's own.
import { letters } from "./keys.ts";

export function inbox(): void {
  const box = document.querySelector<HTMLElement>("[data-inbox]");
  const items = box ? [...box.querySelectorAll<HTMLAnchorElement>("a[data-item]")] : [];
  const open = (key: string): boolean => {
    const details = box?.querySelector<HTMLDetailsElement>(`details[data-key="${key}"]`);
    if (!details) return false;
    details.open = true;
    details.querySelector<HTMLElement>("input:not([type=hidden]), textarea")?.focus();
    return true;
  };
  const walk = (by: number): boolean => {
    const at = items.findIndex((item) => item.getAttribute("aria-current") === "true");
    const to = items[at + by];
    if (!to) return false;
    to.click();
    return true;
  };
  letters((key) => {
    switch (key) {
      case "j": return walk(1);
      case "k": return walk(-1);
      case "a": case "r": case "s": return open(key);
      case "z": {
        const undo = box && document.querySelector<HTMLButtonElement>(".note.undo form button");
        undo?.click();
        return Boolean(undo);
      }
      default: return false;
    }
  });
  box?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const details = box.querySelector<HTMLDetailsElement>(".decide details[open]");
    if (!details) return;
    details.open = false;
    details.querySelector("summary")?.focus();
  });
}
