// A classic script in the head, so that a chosen theme is there before the first paint.
{
  const themes = ["light", "sepia", "dark", "contrast"];
  try {
    const chosen = localStorage.getItem("theme");
    if (chosen !== null && themes.includes(chosen)) document.documentElement.dataset.theme = chosen;
  } catch {
    // Storage can be switched off: then the system's choice stands.
  }
}
