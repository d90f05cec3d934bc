/* One spelling for what is written in many ways: the rules of generator/thai/normalise.py, in the same order, and the
   looser spellings in which the search compares. tests/search/vectors.json keeps both languages equal.

   A rule is [pattern, function of the match]. No look-behind (older Safari), nothing newer than ES2019. */
(function (root) {
  "use strict";

  const BUDDHIST_ERA = 543;
  const LAST_ITEM = 48;

  const VOWELS = "\u0e31\u0e34-\u0e3a\u0e47\u0e4d";
  const TONES = "\u0e48-\u0e4c\u0e4e";
  const ALL_VOWELS = new RegExp(`[${VOWELS}]`, "g");
  const ALL_TONES = new RegExp(`[${TONES}]`, "g");
  const WINDOWS_GLYPHS =
    "\u0e10\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b" +
    "\u0e4c\u0e0d\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a";

  const nothing = () => "";
  const space = () => " ";
  const first = (m, a) => a;
  const swap = (m, a, b) => b + a;

  const vowelsFirst = (m) => m.replace(ALL_TONES, "") + m.replace(ALL_VOWELS, "");

  const CHARACTERS = [
    [/[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]/g, nothing],
    [/[\uf700-\uf71a]/g, (m) => WINDOWS_GLYPHS[m.charCodeAt(0) - 0xf700]],
  ];
  // Whole texts are folded at once; a text whose places are tracked is folded letter by letter (see track).
  const FOLD = [/\P{M}\p{M}*|\p{M}+/gu, (m) => m.normalize("NFKC").toLowerCase()];
  const LETTERS = [
    [/[๐-๙]/g, (m) => String(m.charCodeAt(0) - 0x0e50)],
    [/[\x00-\x20\x7f-\x9f\u1680\u2028\u2029]+/g, space],
    [/[\u2010-\u2015\u2212]/g, () => "-"],
    [/เเ/g, () => "แ"],
    [/([^ฤฦๅ]|^)ๅ+/g, (m, a) => a + "า"],
    [new RegExp(`[${VOWELS}${TONES}]*[${TONES}][${VOWELS}][${VOWELS}${TONES}]*`, "g"), vowelsFirst],
    [new RegExp(`([${VOWELS}${TONES}])\\1+`, "g"), first],
    [/\u0e4d([\u0e48-\u0e4b]*)า/g, (m, a) => a + "ำ"],
    [/([ะาำ]+)([\u0e48-\u0e4b]+)/g, swap],
    [new RegExp(`([${TONES}])\\1+`, "g"), first],
    [/^ +| +$/g, nothing],
  ];

  const YEAR = "(19[0-9]{2}|20[0-9]{2}|2100)";
  const MONTHS =
    "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม" +
    "|(?:ม\\.? ?ค|ก\\.? ?พ|มี\\.? ?ค|เม\\.? ?ย|พ\\.? ?ค|มิ\\.? ?ย|ก\\.? ?ค|ส\\.? ?ค|ก\\.? ?ย|ต\\.? ?ค|พ\\.? ?ย" +
    "|ธ\\.? ?ค)\\.";
  const ENGLISH_MONTHS =
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?" +
    "|nov(?:ember)?|dec(?:ember)?";
  const ENDS = "(?![0-9]|[.,][0-9])";

  const buddhist = (year) => String(Number(year) + BUDDHIST_ERA);
  const yearAfter = (m, before, year) => before + buddhist(year);
  const yearsAfter = (m, before, year, to, last) => before + buddhist(year) + (last ? to + buddhist(last) : "");

  const YEARS = [
    [new RegExp(`(ค)\\.? ?ศ\\.? ?${YEAR}(?:( ?[-/] ?)${YEAR})?${ENDS}`, "g"),
      (m, era, year, to, last) => "พ.ศ. " + yearsAfter(m, "", year, to, last)],
    [new RegExp(`(ปี(?:งบประมาณ|การศึกษา|ปฏิทิน)? ?)${YEAR}(?:( ?[-/] ?)${YEAR})?${ENDS}`, "g"), yearsAfter],
    [new RegExp(`((?:${MONTHS}) ?)${YEAR}${ENDS}`, "g"), yearAfter],
    [new RegExp(`((?:^|[^a-z])(?:ita|oit|iit|eit)[ -]?)${YEAR}${ENDS}`, "g"), yearAfter],
    [new RegExp(`((?:^|[^a-z])(?:${ENGLISH_MONTHS})\\.? ?(?:[0-9]{1,2},? )?)${YEAR}${ENDS}`, "g"), yearAfter],
    [new RegExp(`((?:^|[^0-9.,/-])[0-3]?[0-9]([./-])[01]?[0-9]\\2)${YEAR}(?![0-9])`, "g"),
      (m, before, separator, year) => before + buddhist(year)],
    [new RegExp(`((?:^|[^0-9.,/-]))${YEAR}(([/-])[01][0-9]\\4[0-3][0-9])(?![0-9])`, "g"),
      (m, before, year, rest) => before + buddhist(year) + rest],
  ];

  const GLUED_NUMBERS = "[0-9]+(?:[.,:/()-]+[0-9]+)*";
  const isCode = (number) => /^0[0-9]{2}$/.test(number) && Number(number) >= 1 && Number(number) <= LAST_ITEM;

  function codesOfChain(chain) {
    if (!chain.match(/[0-9]+/g).every(isCode)) return chain;
    return chain.replace(/[0-9]+/g, (number) => "o" + Number(number));
  }

  function codesOfRun(m, before, run) {
    const numbers = run.match(/[0-9]+/g);
    const digits = numbers.join("").length;
    const dialled = run[0] === "0" && digits >= 9 && digits <= 10 && !numbers.every(isCode);
    if ((before && before.length > 1) || dialled || numbers.some((number) => number.length > 5)) return m;
    const start = before ? run.match(new RegExp(GLUED_NUMBERS))[0].length : 0;
    const chains = run.slice(start).replace(new RegExp(GLUED_NUMBERS, "g"), codesOfChain);
    return (before || "") + run.slice(0, start) + chains;
  }

  const CODES = [
    [/(^|[^a-z0-9])o ?[.-]? ?0{0,2}([1-9][0-9]?)(?![0-9a-z])/g, (m, before, number) => before + "o" + number],
    [/((?:โทร(?:ศัพท์|สาร|ฯ)?|แฟกซ์|หมายเลข|fax|tel|phone)[ .:]*|[a-z])?([0-9]+(?:[ .,:/()-]{1,3}[0-9]+)*)(?![a-z])/g,
      codesOfRun],
  ];

  const QUERY = [
    [/(^|[^ก-๎])โอ ?[.-]? ?o?0{0,2}([1-9][0-9]?)(?![0-9])/g, (m, before, number) => before + "o" + number],
    [/(หัว)?ข้อ(?:ที่)? ?o?0{0,2}([1-9][0-9]?)(?![0-9]|[./][0-9])/g, (m, head, number) => (head ? m : "o" + number)],
    [/(^|[^a-z0-9])oit ?[.-]? ?o?0{0,2}([1-9][0-9]?)(?![0-9a-z]|[./][0-9])/g, (m, before, n) => before + "o" + n],
    [/(^| )0{1,2}([1-9])(?= |$)/g, (m, before, number) => before + "o" + number],
    [/(^| )0([1-4][0-9])[/-](?=2[45][0-9]{2}(?: |$))/g, (m, before, number) => before + "o" + number + " "],
    [new RegExp(`(^| )${YEAR}(?= |$)`, "g"), yearAfter],
    [new RegExp(`((?:ปี(?:งบประมาณ|งบ)?|งบประมาณ|พ\\.? ?ศ\\.?) ?)([5-7][0-9])${ENDS}`, "g"),
      (m, before, year) => before + "25" + year],
  ];

  /* What the search compares: no punctuation but decimal points, no space beside a Thai letter, since Thai is written
     without spaces and breaks lines anywhere; e-GP is egp, 1,250,000 is 1250000, 073-709750 is 073709750. SEPARATOR
     stands between passages and is kept, so that nothing is found across two of them. */
  const SEPARATOR = "\ue000";
  const SQUASH = [
    [/((?:^|[^a-z0-9])o[0-9]{1,2})[,-](?=[0-9])/g, (m, code) => code + " "],
    [/(^|[^a-z0-9])(0[0-9]{0,3}(?:[ -][0-9]{2,7}){1,3})(?![0-9])/g, (m, before, number) => before + dialled(number)],
    [/([0-9]),(?=[0-9]{3}(?![0-9]))|([a-z])-(?=[a-z])/g, (m, digit, letter) => digit || letter],
    [/[ฯ๏๚๛]+/g, nothing],
    [/([0-9]\.(?=[0-9]))|[^\p{L}\p{M}\p{N} \ue000]+/gu, (m, decimal) => decimal || " "],
    [/ {2,}/g, space],
    [/ +(?=[ก-๎])/g, nothing],
    [/([ก-๎]) +/g, first],
    [/^ +| +$/g, nothing],
  ];

  /* A telephone number (9 or 10 digits) in one piece. */
  function dialled(number) {
    const digits = number.replace(/[ -]/g, "");
    return digits.length === 9 || digits.length === 10 ? digits : number;
  }

  /* How a word is remembered when its spelling is not: no tone marks, one letter for each sound, short vowels. */
  const LIKE = "ซศษณฎฏฑฒธฌภฬฆฅญใีืู";
  const ALIKE = "สสสนดตทททชพลคคยไิึุ";
  const LOOSEN = [
    [/[ \u0e47-\u0e4e]+/g, nothing],
    [new RegExp(`[${LIKE}]`, "g"), (m) => ALIKE[LIKE.indexOf(m)]],
  ];

  const apply = (rules, text) => rules.reduce((result, rule) => result.replace(rule[0], rule[1]), text);

  const letters = (text) => apply(LETTERS, apply(CHARACTERS, text).normalize("NFKC").toLowerCase());
  const years = (text) => (/19[0-9]{2}|20[0-9]{2}|2100/.test(text) ? apply(YEARS, text) : text);
  const normalise = (text) => apply(CODES, years(letters(text)));
  const normaliseQuery = (text) => apply(QUERY, normalise(text));
  const squash = (text) => apply(SQUASH, text);
  const loosen = (text) => apply(LOOSEN, text);

  const INDEX_RULES = [...CHARACTERS, FOLD, ...LETTERS, ...YEARS, ...CODES, ...SQUASH];

  /* The text that the search compares, with the place in `text` that each of its characters comes from:
     {text, from: [start of each], to: [end of each]}. Slow, so only for the passages on the screen. */
  function track(text, loose) {
    const from = Array.from({ length: text.length }, (m, i) => i);
    const start = { text, from, to: from.map((i) => i + 1) };
    return (loose ? INDEX_RULES.concat(LOOSEN) : INDEX_RULES).reduce(trackRule, start);
  }

  function trackRule(source, rule) {
    const result = { text: "", from: [], to: [] };
    const copy = (begin, end) => {
      result.text += source.text.slice(begin, end);
      for (let i = begin; i < end; i++) {
        result.from.push(source.from[i]);
        result.to.push(source.to[i]);
      }
    };
    let done = 0;
    source.text.replace(rule[0], function (...match) {
      const at = match.find((part) => typeof part === "number");
      const end = at + match[0].length;
      const made = rule[1](...match);
      copy(done, at);
      const [head, tail] = common(match[0], made);
      copy(at, at + head);
      for (const letter of made.slice(head, made.length - tail).split("")) {
        result.text += letter;
        result.from.push(source.from[at + head < end - tail ? at + head : Math.max(at, end - tail - 1)]);
        result.to.push(source.to[Math.max(at + head, end - tail - 1)]);
      }
      copy(end - tail, end);
      done = end;
      return "";
    });
    copy(done, source.text.length);
    return result;
  }

  /* How many characters two strings share at their beginning and, apart from those, at their end. */
  function common(a, b) {
    const most = Math.min(a.length, b.length);
    let head = 0;
    while (head < most && a[head] === b[head]) head++;
    let tail = 0;
    while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
    return [head, tail];
  }

  // Words that say only that a year follows; a page of that year need not contain them.
  const YEAR_WORDS = ["พศ", "คศ", "ปี", "ประจำปี", "ปีงบประมาณ", "ประจำปีงบประมาณ"];

  /* What the query may mean: as a query, as the same letters mean in a text, and letter by letter. A word that is
     present is found by one of them, whatever the others make of it; those after the first count only as they stand. */
  function readings(query) {
    const asWritten = letters(query);
    const texts = [normaliseQuery(query), normalise(query), asWritten, asWritten.replace(/ค\.? ?ศ/g, "พ.ศ")];
    return texts.filter((text, i) => texts.indexOf(text) === i).map(reading).filter((found) => found.words.length);
  }

  function reading(text) {
    const all = [].concat(...text.split(" ").map((word) => pieces(squash(word))));
    const distinct = all.filter((word, i) => all.indexOf(word) === i);
    const telling = distinct.filter((word) => !YEAR_WORDS.includes(word));
    return { words: telling.length ? telling : distinct, phrase: squash(text), many: all.length > 1 };
  }

  /* A word without spaces may hold several: สถิติปี2567, ITA2567. Codes such as o12 or e12 stay whole. */
  function pieces(word) {
    const spaced = word.replace(/(?:ประจำ)?ปี(?:งบประมาณ)?(?=[0-9]{4})/g, " $& ");
    return spaced.match(/[\u0e01-\u0e4e]+|[a-z]?[0-9][0-9.]*|[^\u0e01-\u0e4e0-9 ]+/gu) || [];
  }

  /* The same keys on the Thai keyboard, for a query typed without switching: l;ylfu is สวัสดี. */
  const LATIN_KEYS = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?";
  const THAI_KEYS =
    "_ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ%+๑๒๓๔ู฿๕๖๗๘๙๐\"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ";
  const onThaiKeyboard = (query) => query.replace(/[!-~]/g, (key) => THAI_KEYS[LATIN_KEYS.indexOf(key)] || key);

  const EXCERPT = 150; // characters

  /* Where to cut a long passage: a little before its first mark, at a space if one is near, never within a syllable's
     cluster. */
  function bounds(text, ranges) {
    const first = ranges.length ? ranges[0][0] : 0;
    let begin = Math.max(0, Math.min(first - 40, text.length - EXCERPT));
    const gap = begin ? text.slice(begin, Math.min(first, begin + 20)).indexOf(" ") : -1;
    if (gap >= 0) begin += gap + 1;
    while (begin > 0 && splitsCluster(text, begin)) begin--;
    let end = Math.min(text.length, begin + EXCERPT);
    while (end < text.length && splitsCluster(text, end)) end++;
    return [begin, end];
  }

  const splitsCluster = (text, at) => /[\p{M}ะาำๅๆ\udc00-\udfff]/u.test(text[at]) || /[เ-ไ]/.test(text[at - 1]);

  /* The characters from begin to end in pieces: [characters, whether they are marked]. */
  function segments(text, ranges, begin, end) {
    const made = [];
    let at = begin;
    for (const [from, to] of ranges.filter((range) => range[0] < end && range[1] > begin)) {
      if (from > at) made.push([text.slice(at, from), false]);
      made.push([text.slice(Math.max(at, from), Math.min(to, end)), true]);
      at = Math.min(to, end);
    }
    if (at < end) made.push([text.slice(at, end), false]);
    return made;
  }

  root.prongsaiSearch = Object.assign(root.prongsaiSearch || {}, {
    text: {
      SEPARATOR, normalise, normaliseQuery, squash, loosen, track, readings, onThaiKeyboard, bounds, segments,
    },
  });
})(typeof window === "undefined" ? globalThis : window);
