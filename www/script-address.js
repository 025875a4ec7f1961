/**
 * Addresses that scripts are started by. Pages that enforce Trusted Types allow the policy `standfirst`, or do without them.
 *
 * @module script-address
 */

/** What of Trusted Types is used here; to those who take them, its addresses are strings.
 *
 * @typedef {{ createScriptURL: (url: string) => string }} Policy
 * @typedef {{ createPolicy: (name: string, rules: Policy) => Policy }} PolicyFactory
 */

/** The name of the policy: there is one for all scripts, since a name can be taken once only. */
const POLICY = "standfirst";

/** Where it is for whoever needs it next: another copy of this script, as two parts of one site may bring along, can't make it again. */
const SHARED = Symbol.for("standfirst.script-address");

/**
 * The address of one of our own scripts, as the page's policy wants it.
 *
 * @param {URL | string} address
 * @returns {string}
 */
export function scriptAddress(address) {
  const url = String(address);
  const page = /** @type {{ trustedTypes?: PolicyFactory, [SHARED]?: Policy }} */ (globalThis);
  if (page.trustedTypes === undefined) return url;
  page[SHARED] ??= page.trustedTypes.createPolicy(POLICY, { createScriptURL: own });
  return page[SHARED].createScriptURL(url);
}

/** @param {string} url */
function own(url) {
  if (new URL(url).origin !== globalThis.origin) throw new TypeError("A script of another origin.");
  return url;
}
