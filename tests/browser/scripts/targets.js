() => [...document.querySelectorAll('a[href],button,input,select,summary')].flatMap((one) => {
  const box = one.getBoundingClientRect(), style = getComputedStyle(one);
  if (!box.width || !one.checkVisibility() || one.closest('.skip')) return [];
  const inSentence = style.display === 'inline' && one.parentElement.textContent.trim().length > one.textContent.trim().length;
  if (inSentence || (box.height >= 24 && box.width >= 24)) return [];
  return [`${Math.round(box.width)}×${Math.round(box.height)} ${one.outerHTML.slice(0, 120)}`];
})
