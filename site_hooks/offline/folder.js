// In the copy that is opened from a folder (file://): what browsers refuse to do there, done otherwise. The first script of every page of the copy, and only of the copy.
//
// A worker may not be loaded from a folder, a script may. So each worker's file holds a call of `uepInFolder(source, files)`: it is loaded as a script on first use, and the
// worker is made of the source. `files`, by name in base64, is what that worker would fetch; it is sent them as its first message (folder_worker.js), if there are any.
// And there is no server that shows index.html for a folder: links to folders that a script writes are led to it. (The build has done so in the pages.)
(() => {
  "use strict";

  const NativeWorker = window.Worker;
  const sources = new Map();

  const decode = (content) => Uint8Array.fromBase64?.(content) ?? Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));

  window.uepInFolder = (source, files) => {
    const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    const decoded = Object.entries(files).map(([name, content]) => [name, decode(content)]);
    sources.set(document.currentScript.src, { address, files: Object.fromEntries(decoded) });
  };

  const load = (address) =>
    new Promise((resolve, reject) => {
      if (sources.has(address)) return resolve(sources.get(address));
      const script = document.createElement("script");
      script.src = address;
      script.onload = () => resolve(sources.get(address));
      script.onerror = () => reject(new Error(address));
      document.head.append(script);
    });

  /** Takes messages at once and hands them on when the worker is there. */
  window.Worker = class extends EventTarget {
    onmessage = null;
    onerror = null;

    constructor(file) {
      super();
      const hand = (kind, event) => {
        this[`on${kind}`]?.(event);
        this.dispatchEvent(event);
      };
      this.worker = load(new URL(file, location).href).then(({ address, files }) => {
        const worker = new NativeWorker(address);
        if (Object.keys(files).length) worker.postMessage(files);
        worker.onmessage = ({ data }) => hand("message", new MessageEvent("message", { data }));
        worker.onerror = ({ message }) => hand("error", new ErrorEvent("error", { message }));
        return worker;
      });
      // Reading eight megabytes from a slow disk takes a while: who waits hears at once that something is under way.
      queueMicrotask(() => hand("message", new MessageEvent("message", { data: { type: "reading" } })));
      this.worker.catch(({ message }) => hand("error", new ErrorEvent("error", { message })));
    }

    postMessage(data) {
      this.worker.then((worker) => worker.postMessage(data), () => {});
    }

    terminate() {
      this.worker.then((worker) => worker.terminate(), () => {});
    }
  };

  const lead = (link) => {
    if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  };
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      if (target.matches?.("a[href]")) lead(target);
      for (const node of addedNodes) {
        if (node.matches?.("a[href]")) lead(node);
        node.querySelectorAll?.("a[href]").forEach(lead);
      }
    }
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["href"] });
})();
