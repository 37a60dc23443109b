// How a table is worked in by keyboard and mouse: moving, selecting, clearing, undoing.
window.forestall = window.forestall || {};
forestall.keys = (function () {
  'use strict';
  const PAGE = 15; // rows

  /** The next cell in a direction behind which the filling changes, as spreadsheets jump with Ctrl. */
  function edge(sheet, place, down, right) {
    const rows = sheet.book.rows(sheet.table);
    const filled = function (row, column) { return rows[row] !== undefined && sheet.columns[column] !== undefined && (rows[row].cells[sheet.columns[column].index] || '') !== ''; };
    let row = place.row + down;
    let column = place.column + right;
    if (row < 0 || row >= rows.length || column < 0 || column >= sheet.columns.length) { return place; }
    const run = filled(place.row, place.column) && filled(row, column);
    while (row + down >= 0 && row + down < rows.length && column + right >= 0 && column + right < sheet.columns.length
        && (run ? filled(row + down, column + right) : !filled(row, column))) {
      row += down;
      column += right;
    }
    return {row: row, column: column};
  }

  /** Tab goes on through the rows, and out of the table at its end. */
  function tab(sheet, event) {
    const rows = sheet.book.rows(sheet.table).length;
    const place = sheet.focus();
    const flat = place.row * sheet.columns.length + place.column + (event.shiftKey ? -1 : 1);
    if (flat < 0 || flat >= rows * sheet.columns.length) { return false; }
    sheet.go({row: Math.floor(flat / sheet.columns.length), column: flat % sheet.columns.length});
    return true;
  }

  function clear(sheet) {
    const area = sheet.range();
    const edits = [];
    for (let row = area.top; row <= area.bottom; row++) {
      for (let column = area.left; column <= area.right; column++) { edits.push({row: row, column: column, text: ''}); }
    }
    sheet.write(edits);
  }

  function fill(sheet) {
    const area = sheet.range();
    const rows = sheet.book.rows(sheet.table);
    const edits = [];
    for (let row = area.top + 1; row <= area.bottom; row++) {
      for (let column = area.left; column <= area.right; column++) { edits.push({row: row, column: column, text: rows[area.top].cells[sheet.columns[column].index] || ''}); }
    }
    sheet.write(edits);
  }

  function arrow(event) {
    return {ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1]}[event.key];
  }

  function move(sheet, event) {
    const place = sheet.focus();
    const last = {row: sheet.book.rows(sheet.table).length - 1, column: sheet.columns.length - 1};
    const way = arrow(event);
    const far = event.ctrlKey || event.metaKey;
    if (way) {
      sheet.go(far ? edge(sheet, place, way[0], way[1]) : {row: place.row + way[0], column: place.column + way[1]}, event.shiftKey);
    } else if (event.key === 'Home') {
      sheet.go({row: far ? 0 : place.row, column: 0}, event.shiftKey);
    } else if (event.key === 'End') {
      sheet.go({row: far ? last.row : place.row, column: last.column}, event.shiftKey);
    } else if (event.key === 'PageUp' || event.key === 'PageDown') {
      sheet.go({row: place.row + (event.key === 'PageUp' ? -PAGE : PAGE), column: place.column}, event.shiftKey);
    } else {
      return false;
    }
    return true;
  }

  function act(sheet, tools, event) {
    const far = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (event.altKey && !far) {
      if (!arrow(event) || !arrow(event)[0]) { return false; }
      tools.move(arrow(event)[0]);
      return true;
    }
    if (far) {
      const deed = {
        z: event.shiftKey ? sheet.book.redo : sheet.book.undo, y: sheet.book.redo, d: function () { if (sheet.range().top < sheet.range().bottom) { fill(sheet); } else { tools.duplicate(); } },
        enter: function () { tools.insert(event.shiftKey ? 0 : 1); }, '/': tools.toggle, delete: tools.remove, backspace: tools.remove
      }[key];
      if (!deed) { return false; }
      deed();
      return true;
    }
    if (event.key === 'Enter' || event.key === 'F2') { sheet.edit(null); return true; }
    if (event.key === 'Delete' || event.key === 'Backspace') { clear(sheet); return true; }
    if (event.key.length === 1 && event.key !== ' ') { sheet.edit(event.key); return true; }
    return false;
  }

  function listen(sheet, tools) {
    sheet.grid.addEventListener('keydown', function (event) {
      if (event.target.closest('td[role=gridcell]') === null || event.isComposing) { return; }
      const far = event.ctrlKey || event.metaKey;
      let used = false;
      if (event.key === 'Tab' && !far && !event.altKey) {
        used = tab(sheet, event);
      } else if (event.key === 'Escape') {
        tools.enter();
        used = true;
      } else if (!event.altKey && move(sheet, event)) {
        used = true;
      } else if (far && event.key.toLowerCase() === 'a') {
        sheet.select({row: 0, column: 0}, {row: sheet.book.rows(sheet.table).length - 1, column: sheet.columns.length - 1});
        used = true;
      } else if (event.shiftKey && event.key === ' ') {
        const area = sheet.range();
        sheet.select({row: area.top, column: 0}, {row: area.bottom, column: sheet.columns.length - 1});
        used = true;
      } else if (sheet.options.editable) {
        used = act(sheet, tools, event);
      }
      if (used) { event.preventDefault(); event.stopPropagation(); }
    });

    let dragging = false;
    sheet.body.addEventListener('pointerdown', function (event) {
      const td = event.target.closest('td[role=gridcell]');
      if (event.button !== 0 || !td) { return; }
      dragging = event.pointerType !== 'touch';
      sheet.go(sheet.placeOf(td), event.shiftKey);
      event.preventDefault(); // no text is marked; the cell has the focus already
    });
    sheet.body.addEventListener('pointerover', function (event) {
      const td = event.target.closest('td[role=gridcell]');
      if (dragging && td && (event.buttons & 1)) { sheet.go(sheet.placeOf(td), true); }
    });
    document.addEventListener('pointerup', function () { dragging = false; });
    sheet.body.addEventListener('dblclick', function (event) {
      if (sheet.options.editable && event.target.closest('td[role=gridcell]')) { sheet.edit(null); }
    });
    sheet.grid.addEventListener('focusin', function (event) {
      const td = event.target.closest('td[role=gridcell]');
      const place = td && sheet.placeOf(td);
      if (place && (place.row !== sheet.focus().row || place.column !== sheet.focus().column)) { sheet.go(place, false, true); }
    });
  }

  return {listen: listen, clear: clear};
}());
