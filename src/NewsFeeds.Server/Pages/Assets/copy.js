// Puts a copy button behind every feed address. Without script the addresses are there to be selected.
(() => {
  "use strict";
  // Older browsers do not open what is closed around the target of an address.
  const reveal = () => document.querySelector(":target")?.closest("details:not([open])")?.toggleAttribute("open", true);
  reveal();
  addEventListener("hashchange", reveal);

  const texts = document.body.dataset;
  const status = document.createElement("p");
  status.className = "heard";
  status.setAttribute("role", "status");
  document.body.append(status);

  const select = (element) => {
    const selection = getSelection();
    selection.removeAllRanges();
    const range = document.createRange();
    range.selectNodeContents(element);
    selection.addRange(range);
  };

  // The clipboard interface exists on https and localhost alone; the old command works everywhere else.
  const copy = async (element) => {
    try {
      await navigator.clipboard.writeText(element.textContent);
      return true;
    } catch {
      select(element);
      return document.execCommand("copy");
    }
  };

  for (const code of document.querySelectorAll(".addresses code")) {
    const name = code.previousElementSibling.getAttribute("aria-label");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = texts.copy;
    button.setAttribute("aria-label", `${texts.copy}: ${name}`);
    let timer;
    button.addEventListener("click", async () => {
      const copied = await copy(code);
      const said = copied ? texts.copied : texts.notCopied;
      button.textContent = said;
      button.classList.toggle("copied", copied);
      status.textContent = `${said}: ${name}`;
      clearTimeout(timer);
      timer = setTimeout(() => {
        button.textContent = texts.copy;
        button.classList.remove("copied");
      }, 2500);
    });
    code.after(button);
  }
})();
