() => {
  // The text of a cell without what is only for screen readers.
  const text = (cell) => {
    const copy = cell.cloneNode(true);
    copy.querySelectorAll('.pr-vh').forEach((one) => one.remove());
    return copy.textContent;
  };
  const width = (row) => [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0);
  return [...document.querySelectorAll('main table')].map((table) => ({
    id: table.id || table.caption?.textContent || '',
    columns: Math.max(...[...table.rows].map(width)),
    head: [...table.querySelectorAll('thead th')].map(text),
    cells: [...table.querySelectorAll('tbody :is(th,td)')].map(text),
  }));
}
