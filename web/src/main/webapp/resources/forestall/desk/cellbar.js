// A line above a table that says of the cell with the keyboard: its name, what its column asks, and what is wrong with it.
window.forestall = window.forestall || {};
forestall.cellBar = (function () {
  'use strict';
  const el = forestall.ui.el;

  function watch(sheet, bar, found) {
    let spoken = '';
    sheet.watch(function () {
      const rows = sheet.book.rows(sheet.table);
      const place = sheet.focus();
      const row = rows[place.row];
      if (!row) { bar.replaceChildren(el('span', {class: 'hint', text: 'The table has no rows.'})); return; }
      const column = sheet.columns[place.column];
      const area = sheet.range();
      const many = (area.bottom - area.top + 1) * (area.right - area.left + 1);
      const wrong = sheet.options.editable ? forestall.values.wrong(column, row.cells[column.index] || '', sheet.options.switchable && sheet.isOff(row), forestall.book.isBlank(row.cells)) : '';
      const findings = found(row, column);
      const parts = [
        el('strong', {text: sheet.name(place)}), el('span', {text: column.label}),
        el('span', {class: 'hint', text: many > 1 ? many + ' cells selected' : column.sense.words})
      ];
      if (wrong) { parts.push(el('span', {class: 'error', text: wrong})); }
      findings.forEach(function (each) { parts.push(el('span', {class: each.severity.toLowerCase(), text: each.message + ' ' + each.hint})); });
      bar.replaceChildren.apply(bar, parts);
      const words = [wrong].concat(findings.map(function (each) { return each.message + ' ' + each.hint; })).filter(Boolean).join(' ');
      if (words !== spoken && sheet.grid.contains(document.activeElement)) { forestall.ui.say(words); }
      spoken = words;
    });
    sheet.refresh(false);
  }

  return {watch: watch};
}());
