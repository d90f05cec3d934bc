() => {
  const blocks = [];
  const flat = (style) => style.display === 'inline' || style.display === 'contents';
  const blockOf = (node) => { let up = node.parentElement; while (up && flat(getComputedStyle(up))) up = up.parentElement; return up; };
  const unseen = (node) => node.parentElement.closest('.pr-vh,.search-label,.pr-stack thead,code') !== null
    && (node.parentElement.closest('code') || node.parentElement.closest('[class],thead').getBoundingClientRect().width <= 1);
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let last = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data || !node.parentElement.checkVisibility() || unseen(node)) continue;
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 1);
    const block = blockOf(node);
    if (block !== last) { blocks.push({text: '', ends: [], bottom: null}); last = block; }
    const here = blocks.at(-1);
    if (!boxes.length) { here.text += node.data; continue; }
    if (here.bottom !== null && boxes[0].top >= here.bottom - 4) here.ends.push(here.text.length);
    const lines = new Set(boxes.map((box) => Math.round(box.top)));
    if (lines.size > 1) {
      let before = null;
      for (let i = 0; i < node.length; i++) {
        range.setStart(node, i); range.setEnd(node, i + 1);
        const box = range.getBoundingClientRect();
        if (!box.width) continue;
        if (before && box.top >= before.bottom - 4) here.ends.push(here.text.length + i);
        before = box;
      }
    }
    here.text += node.data;
    here.bottom = boxes.at(-1).bottom;
  }
  return blocks.filter((block) => block.ends.length).map(({text, ends}) => [text, ends]);
}
