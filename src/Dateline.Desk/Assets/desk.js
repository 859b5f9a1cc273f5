// A row and its words in the text light up together. Reading works without this.
(() => {
  const light = (keys, on) => {
    for (const key of keys) {
      for (const words of document.querySelectorAll(`[data-rows~="${CSS.escape(key)}"]`)) words.classList.toggle("lit", on);
      document.getElementById(key)?.classList.toggle("lit", on);
    }
  };
  const keysOf = target => {
    const at = target instanceof Element ? target.closest("[data-row],[data-rows]") : null;
    return at ? (at.dataset.row ?? at.dataset.rows).split(" ") : [];
  };
  for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]])
    document.addEventListener(name, event => light(keysOf(event.target), on));
})();
