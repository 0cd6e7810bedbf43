// A reader's marks: true or false alarm, and a note. They are kept by the browser where it allows that, and saved as a
// file that mtaudit reads back.

const SCHEMA = "mtaudit-review/1";
const VERDICTS = ["true", "false alarm"];
const { source, target } = document.body.dataset;

const marks = new Map(); // by a finding's id: { verdict, note }
const strangers = new Map(); // by id: entries of an earlier review that are of findings this page does not have
const earlier = document.querySelector(".earlier"); // asks for the review that this report was made with
let reviewed = Boolean(earlier); // there is an earlier review, which even an empty one may replace

const verdictOn = (finding) => marks.get(finding.id)?.verdict ?? null;
const isMarked = (entry) => Boolean(entry && (entry.verdict || entry.note));

const storageKey = (finding) => JSON.stringify([SCHEMA, source, target, finding.id]);

let unsaved = false; // marks that neither the browser nor a file has
function revise(finding, change) {
  marks.set(finding.id, { verdict: null, note: "", ...marks.get(finding.id), ...change });
  if (!remember(storageKey(finding), marks.get(finding.id))) unsaved = true;
  showMark(finding);
  countMarks();
}

function toggle(finding, verdict) {
  revise(finding, { verdict: verdictOn(finding) === verdict ? null : verdict });
}

function showMark(finding) {
  const { verdict, note } = marks.get(finding.id) ?? { verdict: null, note: "" };
  for (const name of VERDICTS) finding.buttons.get(name).setAttribute("aria-pressed", String(verdict === name));
  finding.card.classList.toggle("marked-false", verdict === "false alarm");
  if (finding.note.value !== note) finding.note.value = note;
  if (note) openNote(finding);
}

function openNote(finding, open = true) {
  finding.note.hidden = !open;
  finding.buttons.get("note").setAttribute("aria-expanded", String(open));
}

function writeNote(finding) {
  openNote(finding);
  finding.note.focus();
}

function countMarks() {
  if (!form.elements.marked) return;
  const marked = findings.filter((finding) => isMarked(marks.get(finding.id))).length;
  form.elements.marked.value = marked ? `${marked} of ${findings.length} marked` : "";
}

const messageOf = (element) => element.querySelector(".message").textContent;
const say = (sentence) => (form.querySelector(".said").textContent = sentence);

function save() {
  const verdicts = findings
    .filter((finding) => isMarked(marks.get(finding.id)))
    .map(({ id, check, severity, card }) => ({
      id, check, severity, message: messageOf(card), ...marks.get(id),
    }));
  verdicts.push(...strangers.values());
  if (!verdicts.length && !reviewed) return say("Nothing is marked yet.");
  const review = { schema: SCHEMA, source, target, verdicts };
  const file = new Blob([JSON.stringify(review, null, 2) + "\n"], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `${target.split(/[\\/]/).at(-1)}.review.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  unsaved = false;
  say(
    `Saved as ${link.download}. Give it to mtaudit audit or gate with --review: its false alarms no longer count.`,
  );
}

/** The entries of a review file; throws where it is none. */
function entriesOf(text) {
  const review = JSON.parse(text);
  if (review.schema !== SCHEMA) throw new TypeError("another schema");
  return review.verdicts.map(({ id, check, severity, message, verdict, note }) => {
    const texts = [id, check, message, note ?? ""];
    if (!texts.every((text) => typeof text === "string")) throw new TypeError("no text");
    if (!SEVERITIES.includes(severity) || ![null, ...VERDICTS].includes(verdict)) throw new TypeError("no such word");
    return { id, check, severity, message, verdict, note: note ?? "" };
  });
}

async function load(file) {
  let entries;
  try {
    entries = entriesOf(await file.text());
  } catch {
    say(`${file.name} is no review that mtaudit saved.`);
    return;
  }
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  for (const { id, verdict, note } of entries) if (byId.has(id)) revise(byId.get(id), { verdict, note });
  const gone = entries.filter(({ id }) => !byId.has(id));
  for (const entry of gone) strangers.set(entry.id, entry);
  reviewed = true;
  if (earlier) earlier.hidden = true;
  const kept = gone.length ? ` Of findings not on this page: ${gone.length}, saved along.` : "";
  say(`${entries.length} ${entries.length === 1 ? "mark" : "marks"} loaded from ${file.name}.${kept}`);
}

/** What the report says of false alarms that are found no more. */
function meetStrangers() {
  for (const entry of all(".unmatched [data-id]")) {
    const { id, check, severity, note } = entry.dataset;
    strangers.set(id, { id, check, severity, message: messageOf(entry), verdict: "false alarm", note });
  }
}

function startReview() {
  const template = document.getElementById("review");
  if (!template) return;
  for (const finding of findings) {
    const controls = template.content.cloneNode(true).firstElementChild;
    controls.setAttribute("aria-label", `Mark finding ${finding.number}`);
    finding.buttons = new Map(all("button", controls).map((button) => [button.value, button]));
    finding.note = controls.querySelector("textarea");
    finding.note.setAttribute("aria-label", `Note on finding ${finding.number}`);
    finding.card.append(controls);
    if ("suppression" in finding) marks.set(finding.id, { verdict: "false alarm", note: finding.suppression });
    const stored = recall(storageKey(finding)); // by this page or, who knows, by another
    if (stored)
      marks.set(finding.id, {
        verdict: VERDICTS.find((verdict) => verdict === stored.verdict) ?? null,
        note: String(stored.note ?? ""),
      });
    if (marks.has(finding.id)) showMark(finding);
  }
  meetStrangers();
  countMarks();
  document.addEventListener("click", ({ target }) => {
    const button = target.closest(".marking button");
    if (!button) return;
    const finding = findingAt(button);
    if (button.value !== "note") toggle(finding, button.value);
    else if (finding.note.hidden) writeNote(finding);
    else if (!finding.note.value) openNote(finding, false);
  });
  document.addEventListener("input", ({ target }) => {
    if (target.matches(".marking textarea")) revise(findingAt(target), { note: target.value });
  });
  form.elements.save.addEventListener("click", save);
  form.elements.load.addEventListener("change", async ({ target }) => {
    if (target.files.length) await load(target.files[0]);
    target.value = ""; // so that the same file can be loaded again
  });
  addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
}
