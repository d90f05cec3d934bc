() => {
  // What only works with the script may be hidden until it runs; the trail of a phone has its first and last part.
  const script = '[data-filter],[data-filter] *,li:has([data-print]),[data-print],[data-copy],[data-survey],[data-answer]';
  const apart = 'noscript,details,script,style,.pr-vh,.skip,.crumbs,.pr-stack thead,.search *,.search-none,.search-none *,.search-more';
  return [...document.querySelectorAll('body *')].filter((one) => {
    if (one.matches(script) || one.closest(apart)) return false;
    if (one.matches('[hidden]')) return true;
    return !one.children.length && one.textContent.trim() && !one.closest('[hidden]') && !one.getClientRects().length;
  }).map((one) => one.outerHTML.slice(0, 100));
}
