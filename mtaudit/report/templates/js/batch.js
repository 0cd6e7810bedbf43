// Which pairs of the page are shown, and arrow keys that lead from one to the next.

const form = document.querySelector(".toolbar");
const rows = [...document.querySelectorAll(".pairs tbody tr")].map((element) => ({
  element,
  status: element.parentElement.dataset.status,
  text: fold([element.textContent, ...[...element.querySelectorAll("small [title]")].map(({ title }) => title)].join("\n")),
}));

function filter() {
  const wanted = new FormData(form);
  const statuses = new Set(wanted.getAll("status")), sought = fold(wanted.get("query").trim());
  let shown = 0;
  for (const { element, status, text } of rows) {
    element.hidden = !(statuses.has(status) && text.includes(sought));
    if (!element.hidden) shown += 1;
  }
  const all = shown === rows.length;
  form.elements.count.value = `${all ? "" : `${shown.toLocaleString("en")} of `}${rows.length.toLocaleString("en")} on this page`;
  form.elements.all.hidden = all;
  document.querySelector(".nothing").hidden = shown > 0;
}

function unfilter() {
  form.reset(); // which empties the output too
  filter();
}

/** From a pair's link to that of the next one shown (by = 1) or the one before (by = -1). */
function step(link, by) {
  const links = rows.filter(({ element }) => !element.hidden).map(({ element }) => element.querySelector("a")).filter(Boolean);
  links[links.indexOf(link) + by]?.focus();
}

if (form) {
  document.documentElement.classList.add("js");
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.elements.all.addEventListener("click", unfilter);
  document.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key], link = event.target.closest(".pairs a");
    if (event.key === "Escape" && event.target === form.elements.query) {
      event.target.value = "";
      filter();
    } else if (by && link) {
      event.preventDefault();
      step(link, by);
    }
  });
  document.addEventListener("click", ({ target }) => {
    const check = target.closest("[data-query]");
    if (!check) return;
    form.elements.query.value = check.dataset.query;
    filter();
  });
  filter();
}
