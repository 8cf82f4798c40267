// The device's own way of passing a page on, where it has one.
(() => {
  "use strict";
  for (const button of document.querySelectorAll("[data-share]")) {
    const text = document.getElementById(button.dataset.share).textContent;
    const message = /https?:/.test(text) ? { title: document.title, text } : { title: document.title, text, url: location.href };
    button.hidden = !navigator.canShare?.(message);
    button.addEventListener("click", async () => {
      try {
        await navigator.share(message);
      } catch (error) {
        if (error.name !== "AbortError") throw error; // the reader thought better of it
      }
    });
  }
})();
