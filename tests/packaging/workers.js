// Notes on the page's root that a worker has answered, so that a test can tell who has read. A script or a module, whichever is wanted.
{
  const { Worker } = globalThis;
  globalThis.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", () => document.documentElement.toggleAttribute("data-worker-answered", true));
    }
  };
}
