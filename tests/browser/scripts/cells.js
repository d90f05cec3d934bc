() => [...document.querySelectorAll('main table')].map((table) => ({
  id: table.id, columns: Math.max(...[...table.rows].map((row) => [...row.cells].reduce((n, cell) => n + cell.colSpan, 0))),
  head: [...table.querySelectorAll('thead th')].map((cell) => cell.textContent),
  cells: [...table.querySelectorAll('tbody th,tbody td')].map((cell) => cell.innerText),
}))
