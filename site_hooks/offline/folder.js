// In the copy that is opened from a folder (file://): what browsers refuse to do there, done
// otherwise. The first script of every page of the copy, and only of the copy.
//
// A worker may not be loaded from a folder, a script may. So each worker's file dispatches the
// event "uep:worker" with its source and its files: it is loaded as a script on first use, and the
// worker is made of the source. The files, by name in base64, are what that worker would fetch; it
// is sent them as its first message (folder_worker.js), if there are any. And there is no server
// that shows index.html for a folder: links to folders that a script writes are led to it. (The
// build has done so in the pages.)
(() => {
  const NativeWorker = window.Worker;
  /** @typedef {{ address: string, files: { [name: string]: Uint8Array } }} Source */
  /** @type {Map<string, Source>} */
  const sources = new Map();

  /**
   * Newer browsers decode for themselves, many times faster.
   * @type {{ fromBase64?: (content: string) => Uint8Array }}
   */
  const bytes = /** @type {object} */ (Uint8Array);
  /**
   * @param {string} content
   * @returns {Uint8Array}
   */
  const decode = (content) =>
    bytes.fromBase64?.(content) ?? Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));

  addEventListener("uep:worker", (event) => {
    /** @type {{ source: string, files: { [name: string]: string } }} */
    const { source, files } = /** @type {CustomEvent} */ (event).detail;
    const script = /** @type {HTMLScriptElement} */ (document.currentScript);
    const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    const decoded = Object.entries(files).map(([name, content]) => [name, decode(content)]);
    sources.set(script.src, { address, files: Object.fromEntries(decoded) });
  });

  /**
   * @param {string} address
   * @returns {Promise<Source>}
   */
  const load = (address) =>
    new Promise((resolve, reject) => {
      const take = () => {
        const found = sources.get(address);
        if (found) resolve(found);
        else reject(new Error(address));
      };
      if (sources.has(address)) return take();
      const script = document.createElement("script");
      script.src = address;
      script.onload = take;
      script.onerror = () => reject(new Error(address));
      document.head.append(script);
    });

  /** Takes messages at once and hands them on when the worker is there. */
  class FolderWorker extends EventTarget {
    /** @type {((event: MessageEvent) => void) | null} */
    onmessage = null;
    /** @type {((event: ErrorEvent) => void) | null} */
    onerror = null;

    /** @param {string | URL} file */
    constructor(file) {
      super();
      /** @param {unknown} data */
      const message = (data) => {
        const event = new MessageEvent("message", { data });
        this.onmessage?.(event);
        this.dispatchEvent(event);
      };
      /** @param {{ message: string }} error */
      const fail = ({ message }) => {
        const event = new ErrorEvent("error", { message });
        this.onerror?.(event);
        this.dispatchEvent(event);
      };
      this.worker = load(new URL(file, location.href).href).then(({ address, files }) => {
        const worker = new NativeWorker(address);
        if (Object.keys(files).length) worker.postMessage(files);
        worker.onmessage = ({ data }) => message(data);
        worker.onerror = fail;
        return worker;
      });
      // Reading eight megabytes from a slow disk takes a while: who waits hears at once that
      // something is under way.
      queueMicrotask(() => message({ type: "reading" }));
      this.worker.catch(fail);
    }

    /** @param {unknown} data */
    postMessage(data) {
      this.worker.then(
        (worker) => worker.postMessage(data),
        () => {},
      );
    }

    terminate() {
      this.worker.then(
        (worker) => worker.terminate(),
        () => {},
      );
    }
  }
  window.Worker = /** @type {typeof Worker} */ (/** @type {unknown} */ (FolderWorker));

  /** @param {HTMLAnchorElement} link */
  const lead = (link) => {
    if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  };
  /**
   * The links that a change of the page has brought or altered.
   * @param {MutationRecord} change
   */
  const linksOf = ({ target, addedNodes }) =>
    [
      target,
      ...[...addedNodes].flatMap((node) =>
        node instanceof Element ? [node, ...node.querySelectorAll("a")] : [],
      ),
    ].filter((node) => node instanceof HTMLAnchorElement && node.matches("[href]"));
  new MutationObserver((changes) => {
    for (const link of changes.flatMap(linksOf)) lead(/** @type {HTMLAnchorElement} */ (link));
  }).observe(document, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["href"],
  });
})();
