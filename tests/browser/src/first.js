// Runs before all else of a page. The languages that a test wants its reader to have:
const languages = sessionStorage.getItem("languages");
if (languages !== null) Object.defineProperty(navigator, "languages", { value: languages.split(",") });

// What goes wrong in the page, from the first moment on:
window.faults = [];
addEventListener("securitypolicyviolation", (e) => faults.push(`policy: ${e.violatedDirective} ${e.blockedURI}`));
addEventListener("error", (e) => faults.push(`error: ${e.message ?? e.target}`));
addEventListener("unhandledrejection", (e) => faults.push(`rejection: ${e.reason}`));
