// Which rows have what a reader seeks, in either text, in a segment's name or in a finding; hits are painted without touching the document.

const LEAST = 2; // characters from which on it is sought
const MOST = 500; // hits painted

/** The text of a row as it is read, numbers of findings left out, and the nodes it is made of with their places. */
function readingOf(row) {
  if (row.reading) return row.reading;
  const nodes = [], starts = [];
  let text = "";
  for (const part of all(".segment, .text, .message, .check", row.element)) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.matches("a.ref")) continue;
      nodes.push(node);
      starts.push(text.length);
      text += node.data;
    }
    text += "\n";
  }
  return (row.reading = { nodes, starts, text: fold(text) });
}

function placeIn({ nodes, starts }, at) {
  let node = starts.length - 1;
  while (starts[node] > at) node -= 1;
  return [nodes[node], Math.min(at - starts[node], nodes[node].length)];
}

function* rangesIn(reading, sought) {
  for (let at = reading.text.indexOf(sought); at >= 0; at = reading.text.indexOf(sought, at + sought.length)) {
    const range = new Range();
    range.setStart(...placeIn(reading, at));
    range.setEnd(...placeIn(reading, at + sought.length));
    yield range;
  }
}

/** The rows that have `query`, or null where there is nothing to seek. */
function search(query) {
  const sought = fold(query.trim());
  const found = sought.length < LEAST ? null : new Set(rows.filter((row) => readingOf(row).text.includes(sought)));
  const hits = [];
  for (const row of found ?? [])
    for (const range of rangesIn(readingOf(row), sought)) if (hits.length < MOST) hits.push(range);
  globalThis.CSS?.highlights?.set("hits", new Highlight(...hits));
  return found;
}
