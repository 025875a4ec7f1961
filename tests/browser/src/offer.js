// Puts forms on the clipboard at the next copy, which the box is ready for.
const forms = Object.entries(arguments[0]);
const box = document.querySelector("#paste");
box.focus();
box.select();
window.offered = false;
// A browser may ask first whether there is something to copy.
addEventListener("beforecopy", (event) => event.preventDefault(), { capture: true, once: true });
addEventListener(
    "copy",
    (event) => {
        for (const [type, form] of forms) event.clipboardData.setData(type, form);
        event.preventDefault();
        event.stopImmediatePropagation();
        window.offered = true;
    },
    { capture: true, once: true },
);
