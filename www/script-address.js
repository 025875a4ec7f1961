/**
 * Where scripts are that are started by their address. Pages that enforce Trusted Types allow the policy `standfirst`, or do without them.
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
const FOLDER = new URL("./", import.meta.url).href;

/** @type {Policy | undefined} */
let policy;

/**
 * The address of a script that stands beside this one.
 *
 * @param {"worker.js" | "service-worker.js"} name
 * @returns {string}
 */
export function scriptAddress(name) {
  const url = FOLDER + name;
  const { trustedTypes } = /** @type {{ trustedTypes?: PolicyFactory }} */ (globalThis);
  if (trustedTypes === undefined) return url;
  policy ??= trustedTypes.createPolicy(POLICY, { createScriptURL: own });
  return policy.createScriptURL(url);
}

/** @param {string} url */
function own(url) {
  if (!url.startsWith(FOLDER)) throw new TypeError("Not one of this folder's scripts.");
  return url;
}
