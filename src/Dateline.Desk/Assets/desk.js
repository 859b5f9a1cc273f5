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

// The review queue by keys; the buttons and fields do the same without.
(() => {
  const form = document.querySelector("form.review");
  const cards = form ? [...form.querySelectorAll("ol.list > li")] : [];
  if (!form?.querySelector("button[name=decide]")) return;
  form.querySelector(".keys").hidden = false;
  const at = () => cards.findIndex(card => card.contains(document.activeElement));
  const go = index => cards[Math.max(0, Math.min(cards.length - 1, index))].focus();
  const current = () => cards[Math.max(0, at())];
  const press = verb => current().querySelector(`button[name=decide][value^="${verb} "]`).click();
  const open = field => {
    current().querySelector("details").open = true;
    current().querySelector(field).focus();
  };
  const keys = { j: () => go(at() + 1), k: () => go(at() - 1), a: () => press("accept"), r: () => press("reject"), c: () => open("details select, details input"), n: () => open(".wide input") };
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea") || !(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
  });
  if (location.hash === "#next") go(0);
})();
