// Keys. Single letters can be switched off, for those whom a stray key would harm (WCAG 2.1.4).

const help = document.getElementById("help");
const letters = help?.querySelector("[name=letters]");
const LETTERS = "mtaudit-letters"; // under which the browser keeps whether letters are keys
const onSelected = (act) => () => { if (selected?.shown) act(selected); };
const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  t: onSelected((finding) => toggle(finding, "true")),
  f: onSelected((finding) => toggle(finding, "false alarm")),
  n: onSelected(writeNote),
  s: save,
  "/": () => form.elements.query.focus(),
  "?": () => help.showModal(),
};

function leave(target) {
  if (target.matches("textarea")) {
    const finding = findingAt(target);
    if (!target.value) openNote(finding, false);
    finding.card.focus();
  } else if (target.matches("[type=search]")) {
    target.value = "";
    target.blur();
    filter();
  } else {
    select(null);
    document.activeElement.blur();
  }
}

function startKeyboard() {
  if (letters) letters.checked = recall(LETTERS) ?? true;
  letters?.addEventListener("change", () => remember(LETTERS, letters.checked));
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || help?.open) return;
    if (key === "Escape") return leave(target);
    if (target.matches("textarea, select, input:not([type=checkbox], [type=range])")) return;
    if (!KEYS[key] || !(findings.length ? letters.checked : key === "/")) return;
    event.preventDefault(); // the slash is not to be typed into the search
    KEYS[key]();
  });
  form.elements.next?.addEventListener("click", () => step(1));
  form.elements.previous?.addEventListener("click", () => step(-1));
  form.elements.keys?.addEventListener("click", () => help.showModal());
}
