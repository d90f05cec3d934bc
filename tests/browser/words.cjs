// Thai words by the dictionary of wordcut, which mkdocs-material brings: a JSON list of texts in, a list of lists of words out.
const fs = require("node:fs");
const wordcut = require(process.argv[2]);
wordcut.init();
const texts = JSON.parse(fs.readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(texts.map((text) => wordcut.cut(text, "\u0001").split("\u0001"))));
