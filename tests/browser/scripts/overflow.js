() => {
  const wrong = [], width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width)
    wrong.push(`page is ${document.documentElement.scrollWidth} px wide`);
  const name = (one) => `${one.tagName.toLowerCase()}${one.id ? '#' + one.id : ''}.${one.className} ${one.textContent.trim().slice(0, 40)}`;
  const seen = (one) => one.checkVisibility({contentVisibilityAuto: false}) && !one.closest('.pr-vh,.search-label,.skip,.pr-stack:not(.pr-table) thead')
      && getComputedStyle(one).clipPath === 'none' && ![...ancestors(one)].some((up) => getComputedStyle(up).clipPath !== 'none');
  function* ancestors(one) { for (let up = one.parentElement; up; up = up.parentElement) yield up; }
  for (const one of document.querySelectorAll('body *')) {
    const box = one.getBoundingClientRect();
    if (!box.width || !box.height) continue;
    const style = getComputedStyle(one);
    const out = box.right > width + 1 || box.left < -1;
    const cut = (style.overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1 || style.overflowY !== 'visible' && style.overflowY !== 'auto' && one.scrollHeight > one.clientHeight + 1)
        && !one.matches('input,select,svg,svg *,.search-snippet');  // a snippet is cut on purpose
    if ((out || cut) && seen(one)) wrong.push(`${out ? 'out of view' : 'cut'}: ${name(one)}`);
  }
  return wrong.slice(0, 5);
}
