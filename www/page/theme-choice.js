import { CLEARED } from "./keeping.js";

/**
 * The reader's choice of colours, kept on this machine.
 *
 * @param {HTMLSelectElement} select
 */
export function offerThemes(select) {
  const root = document.documentElement;
  select.value = root.dataset.theme ?? "";
  select.addEventListener("change", () => {
    if (select.value === "") delete root.dataset.theme;
    else root.dataset.theme = select.value;
    try {
      localStorage.setItem("theme", select.value);
    } catch {
      // Not kept, but chosen for now.
    }
  });
  document.addEventListener(CLEARED, () => {
    select.value = "";
    delete root.dataset.theme;
  });
}
