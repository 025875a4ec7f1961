// A classic script in the head, so that language and direction of the interface are there before the first paint.
{
  const languages = ["en", "de", "fr", "es", "ar", "ja"];
  /** @type {string | null} */
  let chosen = null;
  try {
    chosen = localStorage.getItem("language");
  } catch {
    // Storage can be switched off: then the browser's languages stand.
  }
  const wanted = [chosen ?? "", ...navigator.languages].map((tag) => tag.replace(/-.*/, "").toLowerCase());
  const language = wanted.find((tag) => languages.includes(tag)) ?? "en";
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
}
