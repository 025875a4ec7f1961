/**
 * Closes the page: once it has all that it needs, the browser is told to refuse it every connection. A policy can be made stricter at any
 * time and never looser again, not even by this page's own scripts.
 *
 * @module seal
 */

import { say } from "../say.js";

/**
 * Nothing to fetch, send, show from elsewhere or submit; scripts and styles stay bound to the page's own files, as the server says. What the
 * page has made itself can still be shown and played.
 */
const POLICY = [
  "connect-src 'none'",
  "img-src data: blob:",
  "media-src blob:",
  "font-src 'none'",
  "frame-src 'none'",
  "object-src 'none'",
  "form-action 'none'",
].join("; ");

/** @param {HTMLElement} proof With a button to try it and a line that says what came of it. */
export function seal(proof) {
  const button = /** @type {HTMLButtonElement} */ (proof.querySelector("button"));
  const line = /** @type {HTMLElement} */ (proof.querySelector("[role=status]"));
  const root = document.documentElement;

  button.addEventListener("click", async () => {
    if (root.dataset.sealed === undefined) {
      line.textContent = say("trust.open");
      return;
    }
    /** @type {string | undefined} */
    let directive;
    const refused = (/** @type {SecurityPolicyViolationEvent} */ event) => {
      directive = event.effectiveDirective;
    };
    document.addEventListener("securitypolicyviolation", refused);
    const sent = await fetch("icon.svg", { cache: "no-store" }).then(
      () => true,
      () => false,
    );
    // The event is a task of its own.
    await new Promise((done) => setTimeout(done));
    document.removeEventListener("securitypolicyviolation", refused);
    line.textContent = sent ? say("trust.sent") : say("trust.refused", { directive: directive ?? "connect-src" });
  });

  return {
    /** Nothing is fetched or sent from now on. */
    close() {
      if (root.dataset.sealed !== undefined) return;
      const policy = document.createElement("meta");
      policy.httpEquiv = "Content-Security-Policy";
      policy.content = POLICY;
      document.head.append(policy);
      root.dataset.sealed = "";
    },
  };
}
