() => [...document.querySelectorAll('body *')].filter((one) => one.matches('[hidden]')
    && !one.matches('[data-filter],[data-filter] *,li:has([data-print]),[data-copy],[data-survey],.search *,[data-answer]')
    || (one.children.length === 0 && one.textContent.trim() && !one.closest('[hidden],noscript,details,script,style,.pr-vh,.search-unseen,.skip,.pr-stack thead')
        && one.getClientRects().length === 0)).map((one) => one.outerHTML.slice(0, 100))
