/**
 * Puts a story on the clipboard, in all its forms at once.
 *
 * @module clipboard
 */

/**
 * @param {Record<string, string>} forms By their media types.
 * @returns {Promise<boolean>} Whether the browser allowed it.
 */
export async function copy(forms) {
  try {
    const blobs = Object.entries(forms).map(([type, words]) => [type, new Blob([words], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    // A page without a secure address has no such clipboard; where it is not allowed, the older way is neither.
    return copyByEvent(forms);
  }
}

/** @param {Record<string, string>} forms */
function copyByEvent(forms) {
  let isTaken = false;
  /** @param {ClipboardEvent} event */
  const offer = (event) => {
    for (const [type, words] of Object.entries(forms)) event.clipboardData?.setData(type, words);
    event.preventDefault();
    isTaken = true;
  };
  document.addEventListener("copy", offer, { once: true });
  const isAllowed = document.execCommand("copy");
  document.removeEventListener("copy", offer);
  return isAllowed && isTaken;
}

/**
 * Hands a text over as a file.
 *
 * @param {string} name
 * @param {string} type
 * @param {string} words
 */
export function save(name, type, words) {
  const address = URL.createObjectURL(new Blob([words], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has its own hold on it once the click is through.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
