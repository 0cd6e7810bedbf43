// What the page holds: its rows, and its findings with their cards, the stretches they lie on, and their numbers.

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const form = document.querySelector(".toolbar");

const rows = all(".unit, .furniture").map((element) => ({ element, findings: [] }));
const rowOf = new Map(rows.map((row) => [row.element, row]));

const findings = all(".card").map((card) => ({
  card,
  row: rowOf.get(card.closest(".unit")),
  marks: [],
  refs: [],
  shown: true,
  ...card.dataset, // number, id, severity, check, category, confidence, standing, suppression
}));
const byNumber = new Map(findings.map((finding) => [finding.number, finding]));
const findingsOf = (mark) => mark.dataset.notes.split(" ").map((number) => byNumber.get(number));

for (const finding of findings) finding.row.findings.push(finding);
for (const mark of all("mark")) for (const finding of findingsOf(mark)) finding.marks.push(mark);
for (const ref of all("a.ref")) byNumber.get(ref.dataset.note).refs.push(ref);
