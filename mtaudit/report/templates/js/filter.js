// Which findings and rows are shown.

const SEVERITIES = ["critical", "major", "minor", "neutral"];
const isClosed = (finding) => finding.standing === "known" || finding.standing === "suppressed";

function hasStatus(finding, status) {
  if (status === "") return true;
  if (status === "unmarked") return !verdictOn(finding);
  if (VERDICTS.includes(status)) return verdictOn(finding) === status;
  return finding.standing === status;
}

function filter() {
  const wanted = new FormData(form);
  const severities = new Set(wanted.getAll("severity"));
  const kind = wanted.get("kind") ?? "", least = Number(wanted.get("confidence")), status = wanted.get("status") ?? "";
  const found = search(wanted.get("query"));
  const touched = new Set();
  for (const finding of findings) {
    const shown =
      severities.has(finding.severity) &&
      (kind === "" || kind === finding.check || kind === finding.category) &&
      Number(finding.confidence) * 100 >= least &&
      hasStatus(finding, status) &&
      (!found || found.has(finding.row));
    if (shown === finding.shown) continue;
    finding.shown = shown;
    finding.card.hidden = !shown;
    for (const ref of finding.refs) ref.hidden = !shown;
    for (const mark of finding.marks) touched.add(mark);
  }
  for (const mark of touched) colour(mark);
  for (const row of rows)
    row.element.hidden = (found && !found.has(row)) || (wanted.has("only") && !row.findings.some(({ shown }) => shown));
  document.querySelector(".nothing").hidden = rows.some((row) => !row.element.hidden);
  tell(found, least);
}

/** The look of the first of its findings that is shown. */
function colour(mark) {
  const first = findingsOf(mark).find(({ shown }) => shown);
  mark.classList.remove(...SEVERITIES, "closed", "off");
  mark.classList.add(first ? first.severity : "off");
  mark.classList.toggle("closed", Boolean(first) && isClosed(first));
}

function tell(found, least) {
  const count = findings.filter(({ shown }) => shown).length;
  const of = count === findings.length ? "" : `${count} of `;
  const sentences = found ? `${found.size} ${found.size === 1 ? "row" : "rows"}, ` : "";
  form.elements.count.value = sentences + of + findings.length + (findings.length === 1 ? " finding" : " findings");
  form.elements.all.hidden = count === findings.length && rows.every(({ element }) => !element.hidden);
  if (form.elements.least) form.elements.least.value = least ? `from ${least}%` : "any";
}

/** Takes every filter away. */
function unfilter() {
  form.reset(); // which empties the outputs too
  countMarks();
  filter();
}

/** Makes an element visible where a filter hides it. */
function reveal(element) {
  if (element.closest("[hidden]")) unfilter();
}

function startFilter() {
  form.addEventListener("input", ({ target }) => { if (target.name !== "load") filter(); });
  form.elements.all.addEventListener("click", unfilter);
  filter();
}
