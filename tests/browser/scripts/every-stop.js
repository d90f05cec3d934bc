() => {
  const check = STOP;
  const wrong = [];
  for (const one of document.querySelectorAll('a[href],button,input,select,textarea,summary,[tabindex="0"]')) {
    if (one.tabIndex < 0 || one.disabled || !one.getClientRects().length) continue;
    if (one.closest('details:not([open]) > :not(summary)')) continue;
    one.focus({focusVisible: true});
    if (document.activeElement !== one) {
      wrong.push('cannot be focused: ' + one.outerHTML.slice(0, 80));
      continue;
    }
    const stop = check();
    if (stop.wrong) wrong.push(`${stop.name}: ${stop.wrong}`);
  }
  return wrong;
}
