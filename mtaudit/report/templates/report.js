(() => {
  "use strict";
  const moved = [...document.querySelectorAll(".unit [data-move]")];
  document.addEventListener("mouseover", (event) => {
    const over = event.target.closest(".unit [data-move]"), unit = over?.closest(".unit");
    for (const part of moved)
      part.classList.toggle("twin", unit?.contains(part) === true && part.dataset.move === over.dataset.move);
  });
  const form = document.querySelector(".toolbar");
  if (!form) return;
  document.documentElement.classList.add("js");
  const all = (selector) => [...document.querySelectorAll(selector)];
  const cards = all(".card"), marks = all("mark"), refs = all("a.ref"), units = all(".unit"), furniture = all(".furniture");
  const byNumber = new Map(cards.map((card) => [card.dataset.number, card]));
  const notesOf = (mark) => mark.dataset.notes.split(" ");
  const shown = (number) => !byNumber.get(number).hidden;
  let current = null;

  function filter() {
    const severities = new Set(new FormData(form).getAll("severity"));
    const check = form.check.value, only = form.only.checked;
    for (const card of cards)
      card.hidden = !severities.has(card.dataset.severity) || (check !== "" && card.dataset.check !== check);
    for (const mark of marks) {
      const gravest = notesOf(mark).find(shown);
      mark.classList.remove("critical", "major", "minor", "neutral", "off");
      mark.classList.add(gravest ? byNumber.get(gravest).dataset.severity : "off");
    }
    for (const ref of refs) ref.hidden = !shown(ref.dataset.note);
    for (const unit of units) unit.hidden = only && !unit.querySelector(".card:not([hidden])");
    for (const aside of furniture) aside.hidden = only;
    const count = cards.filter((card) => !card.hidden).length;
    form.querySelector("output").textContent =
      (count === cards.length ? "" : count + " of ") + cards.length + (cards.length === 1 ? " finding" : " findings");
  }

  function light(number) {
    for (const card of cards) card.classList.toggle("hot", card.dataset.number === number);
    for (const mark of marks) mark.classList.toggle("hot", notesOf(mark).includes(number));
  }

  function select(card) {
    current = card;
    light(card.dataset.number);
    card.focus({ preventScroll: true });
    card.closest(".unit").scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    const visible = cards.filter((card) => !card.hidden);
    if (!visible.length) return;
    const at = visible.indexOf(current);
    select(visible[at < 0 ? (by > 0 ? 0 : visible.length - 1) : Math.min(Math.max(at + by, 0), visible.length - 1)]);
  }

  const numberAt = (target) => {
    const card = target.closest(".card"), mark = target.closest("mark"), ref = target.closest("a.ref");
    return card ? card.dataset.number : mark ? notesOf(mark).find(shown) : ref ? ref.dataset.note : undefined;
  };
  document.addEventListener("mouseover", (event) => light(numberAt(event.target) ?? current?.dataset.number));
  document.addEventListener("click", (event) => {
    if (event.target.closest('a[href^="#u"]')) { form.only.checked = false; filter(); }
    const number = numberAt(event.target);
    if (number && !getSelection().toString()) select(byNumber.get(number));
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("select")) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "Escape") { current = null; light(); }
  });
  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  filter();
})();
