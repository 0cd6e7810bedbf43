// What counts as the same when a reader seeks: letter case and the shape of quotation marks do not.

const fold = (text) => text.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
