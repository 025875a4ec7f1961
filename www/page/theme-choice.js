import { CLEARED } from "./keeping.js";

/**
 * The reader's choice of colours, kept on this machine.
 *
 * @param {HTMLSelectElement} select
 */
export function offerThemes(select) {
  const root = document.documentElement;
  select.value = root.dataset.theme ?? "";

  function choose() {
    if (select.value === "") delete root.dataset.theme;
    else root.dataset.theme = select.value;
    try {
      if (select.value === "") localStorage.removeItem("theme");
      else localStorage.setItem("theme", select.value);
    } catch {
      // Not kept, but chosen for now.
    }
  }

  /** The system's choice again. */
  function reset() {
    select.value = "";
    choose();
  }

  select.addEventListener("change", choose);
  document.addEventListener(CLEARED, reset);
  return { reset };
}
