() => {
  const one = document.activeElement;
  if (!one || one === document.body || one === document.documentElement) return null;
  const name = `${one.tagName.toLowerCase()}${one.id ? '#' + one.id : ''} ${one.textContent.trim().slice(0, 30)}`;
  const style = getComputedStyle(one);
  const inside = (box) => box.width > 0 && box.height > 0 && box.left >= 0 && box.top >= -1
    && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1;
  const boxes = [...one.getClientRects()];
  const hit = (box) => {
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return top && (one.contains(top) || top.contains(one) && top.closest('a,button,label,summary') === one.closest('a,button,label,summary'));
  };
  const wrong = [];
  if (!boxes.some(inside)) wrong.push('off screen');
  else if (!boxes.some((box) => inside(box) && hit(box))) wrong.push('covered');
  if (one.matches(':focus-visible') && style.outlineStyle === 'none' && style.boxShadow === 'none') wrong.push('focus not shown');
  if (!one.matches(':focus-visible')) wrong.push('no :focus-visible');
  window.stops = window.stops || new Set();
  const again = window.stops.has(one);
  window.stops.add(one);
  return {name, again, wrong: wrong.join(' ')};
}
