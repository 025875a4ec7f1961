window.faults = [];
addEventListener("securitypolicyviolation", (e) => faults.push(`policy: ${e.violatedDirective} ${e.blockedURI}`));
addEventListener("error", (e) => faults.push(`error: ${e.message ?? e.target}`));
addEventListener("unhandledrejection", (e) => faults.push(`rejection: ${e.reason}`));
