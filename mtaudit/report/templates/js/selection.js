// The finding a reader is at, and the stretches that light up with a card or a word.

let selected = null;
let lit = null;

function light(finding) {
  if (finding === lit) return;
  for (const part of lit ? [lit.card, ...lit.marks] : []) part.classList.remove("hot");
  for (const part of finding ? [finding.card, ...finding.marks] : []) part.classList.add("hot");
  lit = finding;
}

function select(finding) {
  selected = finding;
  light(finding);
  if (!finding) return;
  reveal(finding.card);
  finding.card.focus({ preventScroll: true });
  finding.row.element.scrollIntoView({ block: "nearest" });
  finding.card.scrollIntoView({ block: "nearest" });
}

/** To the next finding that is shown (by = 1) or the one before (by = -1); from none, to the first or the last. */
function step(by) {
  const at = selected ? findings.indexOf(selected) : by > 0 ? -1 : findings.length;
  for (let next = at + by; next >= 0 && next < findings.length; next += by)
    if (findings[next].shown) return select(findings[next]);
}

function findingAt(target) {
  const card = target.closest(".card"), mark = target.closest("mark"), ref = target.closest("a.ref");
  if (card) return byNumber.get(card.dataset.number);
  if (ref) return byNumber.get(ref.dataset.note);
  return mark ? findingsOf(mark).find(({ shown }) => shown) : undefined;
}

/** The words that moved together, lit on both sides of a row. */
function twin(over) {
  const row = over?.closest(".unit");
  for (const part of all(".twin")) part.classList.remove("twin");
  for (const part of row ? all("[data-move]", row) : [])
    if (part.dataset.move === over.dataset.move) part.classList.add("twin");
}

/** What is scrolled to stops below the toolbar where that stays in view. */
function keepClear() {
  const clear = () => {
    const sticks = getComputedStyle(form).position === "sticky";
    document.documentElement.style.scrollPaddingTop = sticks ? `${form.offsetHeight + 16}px` : "";
  };
  new ResizeObserver(clear).observe(form);
  clear();
}

function followPointer() {
  document.addEventListener("mouseover", ({ target }) => {
    light(findingAt(target) ?? selected);
    twin(target.closest(".unit [data-move]"));
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link?.dataset.kind) {
      form.elements.kind.value = link.dataset.kind;
      return filter();
    }
    const aim = link && document.getElementById(link.getAttribute("href").slice(1));
    if (aim) reveal(aim);
    const finding = findingAt(aim ?? event.target);
    if (!finding || event.target.closest("button, textarea") || getSelection().toString()) return;
    event.preventDefault();
    select(finding);
  });
}
