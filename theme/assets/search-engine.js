/* The search: a scan of the normalised text of every page for the words of a query, then, where little is found, for
   most of the query's three-letter pieces. No DOM here; tests/search run it under node.

   prepare(window.prongsaiIndex) -> pages;  search(pages, query) -> {exact, hits};  excerpt(hit) -> marked text. */
(function (root) {
  "use strict";

  const { SEPARATOR, normalise, squash, loosen, track, readings, onThaiKeyboard, bounds, segments } = root.prongsaiSearch.text;

  /* What a word is worth by where it stands. The code of an item outweighs every sum of the others. */
  const WORTH = { code: 100, number: 50, title: 8, heading: 3, body: 1 };
  const PHRASE = { title: 6, heading: 3, body: 2 };
  const CLOSENESS = 4; // for a title that is nothing but the query
  const LEADS_ELSEWHERE = 2; // less for a page that only leads to items and reports
  const FEW = 5; // with fewer exact hits than this, near ones are added
  const MOST_NEAR = 20;
  const NEAR_FIELD = [0.06, 0.03, 0]; // more for a near hit in the title, in a heading, in the text
  const NEAR_YEAR = 0.1; // more for one of the year that is asked for
  const NEAR = 0.5; // the share of the query's pieces that a near hit has
  const NEAR_BESIDE = 0.65; // the same where there are exact hits, so that they are not lost among guesses
  const NEAR_LONG = 0.35; // the same for a whole question of more than LONG pieces
  const LONG = 15;
  const SHORT_WORD = 7; // up to so many letters, a slip breaks most pieces of three: pieces of two are compared
  const PAIRS_UP_TO = 16; // the same for a word that is found nowhere

  const CODE = /^o[0-9]{1,2}$/;
  const YEAR = /^2[4-6][0-9]{2}$/;
  const LATIN_OR_DIGIT = /[a-z0-9]/;

  /* ---------- the pages ---------- */

  function prepare(index) {
    const pages = [].concat(...index.parts.map(pagesOf));
    const seen = new Set();
    const common = new Set();
    const own = (passage) => !common.has(passage);
    pages.forEach((page, order) => {
      Object.assign(page, { order, own });
      new Set(page.passages).forEach((passage) => (seen.has(passage) ? common : seen).add(passage));
    });
    return pages;
  }

  /* The pages of one part: of a year, or of none. */
  function pagesOf(part) {
    const shared = part.passages.map((text) => ({ text, plain: squash(normalise(text)) }));
    return part.documents.map((row) => {
      const [url, code, title, year, state, kind, headings, text] = row;
      const texts = [[code, title].join("\n"), headings, text].map((one) => compared(one, shared));
      return {
        url, code, title, year, loose: null,
        state: part.states[state],
        kind: part.kinds[kind],
        codeWord: squash(normalise(code)),
        fields: { title: texts[0].plain, heading: texts[1].plain, body: texts[2].plain },
        passages: [].concat(...texts.map((one) => one.passages)),
      };
    });
  }

  /* A part of a page: a string of lines, or a list of such strings and of numbers of shared passages. */
  function compared(part, shared) {
    const passages = [];
    const plain = (Array.isArray(part) ? part : [part]).map((piece) => {
      if (typeof piece === "number") {
        passages.push(shared[piece].text);
        return shared[piece].plain;
      }
      const lines = piece.split("\n");
      passages.push(...lines);
      return squash(normalise(lines.join(SEPARATOR)));
    });
    return { passages, plain: plain.join(SEPARATOR) };
  }

  /* ---------- exact hits ---------- */

  function search(pages, query) {
    const meanings = readings(query);
    let hits = exactHits(pages, meanings, false);
    if (!hits.length) hits = exactHits(pages, meanings, true);
    if (!hits.length && /^[ -~]{3,}$/.test(query.trim())) hits = exactHits(pages, readings(onThaiKeyboard(query)), false);
    const exact = hits.length;
    if (exact < FEW && meanings.length) hits = hits.concat(nearHits(pages, meanings[0], hits, SHORT_WORD));
    // Two letters that changed places break four pieces of three, and three of two.
    if (!hits.length && meanings.length) hits = nearHits(pages, meanings[0], hits, PAIRS_UP_TO);
    return { exact, hits };
  }

  /* `generous` takes other readings than the first also where they are a part of a longer number. */
  function exactHits(pages, meanings, generous) {
    const hits = [];
    for (const page of pages) {
      const scored = meanings.map((meaning, i) => exactHit(page, meaning, i, generous)).filter(Boolean);
      if (scored.length) hits.push(scored.sort(byScore)[0]);
    }
    return hits.sort(byScore);
  }

  function byScore(a, b) {
    const newer = (b.page.year || 0) - (a.page.year || 0);
    return b.score - a.score || newer || b.often - a.often || a.page.order - b.page.order;
  }

  function exactHit(page, meaning, doubt, generous) {
    const fields = Object.keys(page.fields);
    const stands = (name) => places(page.fields[name], meaning.phrase, 1).length;
    if (doubt && !generous && !fields.some(stands)) return null;
    let score = 0;
    let often = 0;
    for (const word of meaning.words) {
      const worth = worthOf(page, word, meaning.words.length === 1);
      if (!worth) return null;
      score += worth / meaning.words.length;
      often += Math.min(9, places(page.fields.body, word, 9).length);
    }
    if (meaning.many) {
      const name = fields.find((field) => page.fields[field].includes(meaning.phrase));
      score += name ? PHRASE[name] : 0;
    }
    if (page.kind === "concept" || page.kind === "page") score -= LEADS_ELSEWHERE;
    const length = meaning.words.join("").length;
    if (meaning.words.every((word) => page.fields.title.includes(word))) {
      score += Math.round((CLOSENESS * length) / page.fields.title.length);
    }
    if (isOnlyAYear(meaning.words) && page.url === meaning.words.find((word) => YEAR.test(word)) + "/index.html") {
      score += WORTH.code;
    }
    return { page, score: score - doubt, often, near: false, words: meaning.words, phrase: meaning.phrase };
  }

  /* "2567", "ปี 2567", "พ.ศ. 2567": who types that wants the page of the year. */
  function isOnlyAYear(words) {
    return words.some((word) => YEAR.test(word)) && words.every((word) => YEAR.test(word) || /^(ปี|พ\.?ศ\.?|ปีงบประมาณ)$/.test(word));
  }

  function worthOf(page, word, alone) {
    if (CODE.test(word) && page.codeWord === word) return WORTH.code;
    if (alone && page.codeWord === "o" + word) return WORTH.number;
    if (YEAR.test(word) && page.year === Number(word)) return WORTH.title;
    for (const name of Object.keys(page.fields)) {
      if (places(page.fields[name], word, 1).length) return WORTH[name];
    }
    // Part of a longer number or Latin word: what is being typed, but no other code (o1 is not o12).
    const part = Object.keys(page.fields).find((name) => partPlace(page.fields[name], word, alone) >= 0);
    return part ? WORTH[part] / 2 : 0;
  }

  const partPlace = (text, word, alone) => ((alone || word.length > 1) && !CODE.test(word) ? text.indexOf(word) : -1);

  /* Up to `most` places of `word` in `text`; numbers and Latin words only where they stand alone. */
  function places(text, word, most) {
    const found = [];
    const alone = LATIN_OR_DIGIT.test(word[0]);
    for (let at = text.indexOf(word); at >= 0 && found.length < most; at = text.indexOf(word, at + word.length)) {
      const end = at + word.length;
      const whole = !alone || !(LATIN_OR_DIGIT.test(text[at - 1] || "") || LATIN_OR_DIGIT.test(text[end] || ""));
      if (whole) found.push(at);
    }
    return found;
  }

  /* ---------- near hits ---------- */

  function nearHits(pages, meaning, already, pairsUpTo) {
    const words = meaning.words.map((word) => loosened(word, pairsUpTo)).filter((word) => word.grams.length);
    const total = words.reduce((sum, word) => sum + word.grams.length, 0);
    if (!words.some((word) => word.text.length > 2 && word.grams.length > 1)) return [];
    const least = already.length ? NEAR_BESIDE : total > LONG ? NEAR_LONG : NEAR;
    const known = new Set(already.map((hit) => hit.page));
    const hits = [];
    for (const page of pages) {
      if (known.has(page)) continue;
      page.loose = page.loose || loosen(Object.keys(page.fields).map((name) => page.fields[name]).join(SEPARATOR));
      const found = words.map((word) => word.grams.filter((gram) => page.loose.includes(gram)).length);
      const present = found.reduce((sum, count) => sum + count, 0);
      if (present / total >= least) hits.push(nearHit(page, words, total));
    }
    const best = Math.max(...hits.map((hit) => hit.share));
    return hits.filter((hit) => hit.share >= Math.max(least, best - 0.25)).sort(byScore).slice(0, MOST_NEAR);
  }

  /* A number or a code is one piece: 2571 is not nearly 2570. */
  function loosened(word, pairsUpTo) {
    const text = loosen(word);
    const whole = /^[a-z]?[0-9.]+$/.test(text) || text.length < 3;
    const size = whole ? text.length : text.length <= pairsUpTo ? 2 : 3;
    const grams = Array.from({ length: text.length - size + 1 }, (m, i) => text.slice(i, i + size));
    return { text, grams: grams.filter((gram, i) => gram && grams.indexOf(gram) === i) };
  }

  /* How many of the pieces stand close together, word by word, and where. */
  function nearHit(page, words, total) {
    const windows = words.map((word) => bestWindow(page.loose, word));
    const share = windows.reduce((sum, found) => sum + found.count, 0) / total;
    const at = windows.reduce((best, found) => (found.count > best.count ? found : best)).at;
    const ends = [page.fields.title.length, page.fields.title.length + page.fields.heading.length];
    const ofYear = words.some((word) => YEAR.test(word.text) && page.year === Number(word.text));
    const score = share + NEAR_FIELD[ends.filter((end) => at > end).length] + (ofYear ? NEAR_YEAR : 0);
    return { page, score, share, often: 0, near: true, words, windows };
  }

  function bestWindow(text, word) {
    const found = [];
    for (const gram of word.grams) {
      for (let at = text.indexOf(gram); at >= 0; at = text.indexOf(gram, at + 1)) found.push([at, gram]);
    }
    found.sort((a, b) => a[0] - b[0]);
    const width = Math.ceil(word.text.length * 1.5);
    let best = { at: 0, end: 0, count: 0 };
    for (let i = 0; i < found.length; i++) {
      const inside = new Set();
      let end = 0;
      for (let j = i; j < found.length && found[j][0] - found[i][0] < width; j++) {
        inside.add(found[j][1]);
        end = found[j][0] + found[j][1].length;
      }
      if (inside.size > best.count) best = { at: found[i][0], end, count: inside.size };
    }
    return best;
  }

  /* ---------- what is shown of a hit ---------- */

  /* {title, text}: lists of [characters, whether they are marked]. The text is the passage that says most. */
  function excerpt(hit) {
    const { page } = hit;
    const number = hit.near ? nearPassage(hit) : exactPassage(hit);
    const found = hit.near ? nearRanges(hit) : exactRanges(hit);
    const text = page.passages[number] || "";
    const ranges = rangesIn(text, found, hit.near);
    const [begin, end] = bounds(text, ranges);
    const title = segments(page.title, rangesIn(page.title, found, hit.near), 0, page.title.length);
    const body = segments(text, ranges, begin, end);
    if (begin > 0) body.unshift(["…", false]);
    if (end < text.length) body.push(["…", false]);
    return { title, text: body };
  }

  const lineAt = (text, at) => text.slice(0, at).split(SEPARATOR).length - 1;
  const lines = (text) => lineAt(text, text.length) + 1;

  function exactPassage(hit) {
    const { title, heading, body } = hit.page.fields;
    const first = { heading: lines(title), body: lines(title) + lines(heading) };
    for (const name of ["body", "heading"]) {
      const text = hit.page.fields[name];
      const phrase = places(text, hit.phrase, 1);
      if (phrase.length) return first[name] + lineAt(text, phrase[0]);
      const tally = new Map();
      for (const word of hit.words) {
        const numbers = new Set(wordRanges(hit, text, word).map((range) => lineAt(text, range[0])));
        numbers.forEach((number) => tally.set(number, (tally.get(number) || 0) + 1));
      }
      const most = Math.max(...tally.values());
      if (tally.size) return first[name] + Math.min(...Array.from(tally.keys()).filter((n) => tally.get(n) === most));
    }
    return openingOf(hit.page);
  }

  /* What is shown of a page that is found by its title: the first line that no other page has. */
  function openingOf(page) {
    const first = lines(page.fields.title);
    return Math.max(first, page.passages.findIndex((passage, i) => i >= first && passage && page.own(passage)));
  }

  function nearPassage(hit) {
    const widest = hit.windows.reduce((best, found) => (found.count > best.count ? found : best));
    const number = lineAt(hit.page.loose, widest.at);
    return number < lines(hit.page.fields.title) ? openingOf(hit.page) : number;
  }

  /* Functions of a compared text that give the places to mark in it. */
  const exactRanges = (hit) => (text) => {
    const phrase = places(text, hit.phrase, 9).map((at) => [at, at + hit.phrase.length]);
    return phrase.length ? phrase : [].concat(...hit.words.map((word) => wordRanges(hit, text, word)));
  };
  const nearRanges = (hit) => (text) =>
    hit.words.map((word) => bestWindow(text, word))
      .filter((found, i) => found.count > 0 && found.count >= hit.windows[i].count * 0.8)
      .map((found) => [found.at, found.end]);

  function wordRanges(hit, text, word) {
    const found = places(text, word, 9);
    const part = partPlace(text, word, hit.words.length === 1);
    if (!found.length && part >= 0) found.push(part);
    return found.map((at) => [at, at + word.length]);
  }

  /* The places of `text` as it is shown, sorted and joined where they touch. */
  function rangesIn(text, places, loose) {
    const tracked = track(text, loose);
    const last = tracked.to.length - 1;
    const ranges = places(tracked.text).map(([begin, end]) => [tracked.from[begin], tracked.to[Math.min(end - 1, last)]]);
    const joined = [];
    for (const [begin, found] of ranges.sort((a, b) => a[0] - b[0])) {
      let end = found;
      while (end < text.length && /[\p{M}ำ]/u.test(text[end])) end++; // what stands on a letter is marked with it
      const before = joined[joined.length - 1];
      if (before && (begin <= before[1] || text.slice(before[1], begin) === " ")) before[1] = Math.max(before[1], end);
      else joined.push([begin, end]);
    }
    return joined;
  }

  root.prongsaiSearch.engine = { prepare, search, excerpt };
})(typeof window === "undefined" ? globalThis : window);
