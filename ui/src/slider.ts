// A choice of times as a slider beside the list: both say the same, and the list alone does without this file.
export function sliders(): void {
  for (const list of document.querySelectorAll<HTMLSelectElement>("select[data-slider]")) {
    if (list.options.length < 3 || list.nextElementSibling?.classList.contains("times")) continue;
    const slider = document.createElement("input");
    slider.type = "range";
    slider.className = "times";
    slider.min = "0";
    slider.max = String(list.options.length - 1);
    // The newest stands at the right end.
    const place = (index: number): string => String(list.options.length - 1 - index);
    const show = (): void => {
      slider.value = place(list.selectedIndex);
      slider.setAttribute("aria-valuetext", list.selectedOptions[0]?.textContent ?? "");
    };
    slider.setAttribute("aria-label", list.labels[0]?.textContent ?? "");
    show();
    slider.addEventListener("input", () => { list.selectedIndex = list.options.length - 1 - Number(slider.value); show(); });
    slider.addEventListener("change", () => list.dispatchEvent(new Event("change", { bubbles: true })));
    list.addEventListener("change", show);
    list.after(slider);
  }
}
