// What can be done with the rows of a table: buttons above it, dragging, and the clipboard.
window.forestall = window.forestall || {};
forestall.tools = (function () {
  'use strict';
  const ui = forestall.ui;
  const el = ui.el;
  const clipboard = forestall.clipboard;

  function rowsOf(sheet) { return sheet.book.rows(sheet.table); }

  function span(sheet, top, bottom) {
    return [{row: top, column: 0}, {row: bottom, column: sheet.columns.length - 1}];
  }

  /** What is done, each as one step that can be undone. */
  function deeds(sheet, words) {
    const last = sheet.columns.length - 1;
    function place(row, column) { return {row: row, column: column}; }
    function put(at, fresh, select) {
      const rows = rowsOf(sheet).slice();
      rows.splice.apply(rows, [at, 0].concat(fresh));
      sheet.change(rows, place(at, select ? 0 : sheet.focus().column), place(at + fresh.length - 1, select ? last : sheet.focus().column));
    }
    const deed = {
      /** Adds an empty row: 0 above the selection, 1 below it. */
      insert: function (below) {
        const area = sheet.range();
        const at = rowsOf(sheet).length === 0 ? 0 : below ? area.bottom + 1 : area.top;
        put(at, [sheet.book.fresh(sheet.table)], false);
        sheet.select(place(at, 0), place(at, 0));
        ui.say('Row ' + sheet.book.number(sheet.table, at) + ' is new');
      },
      append: function (cells) {
        const at = rowsOf(sheet).length;
        put(at, [sheet.book.fresh(sheet.table, cells)], false);
        sheet.select(place(at, 0), place(at, 0));
      },
      duplicate: function () {
        const area = sheet.range();
        const copies = rowsOf(sheet).slice(area.top, area.bottom + 1).map(function (row) { return sheet.book.fresh(sheet.table, row.cells); });
        if (!copies.length) { return; }
        put(area.bottom + 1, copies, true);
        ui.say(ui.count(copies.length, 'row') + ' duplicated');
      },
      move: function (step) {
        const area = sheet.range();
        deed.moveTo(step < 0 ? area.top - 1 : area.bottom + 2);
      },
      /** Moves the selected rows before the row {@code target}. */
      moveTo: function (target) {
        const area = sheet.range();
        const rows = rowsOf(sheet).slice();
        if (target < 0 || target > rows.length || (target >= area.top && target <= area.bottom + 1)) { return; }
        const count = area.bottom - area.top + 1;
        const taken = rows.splice(area.top, count);
        const at = target > area.bottom ? target - count : target;
        rows.splice.apply(rows, [at, 0].concat(taken));
        sheet.change(rows, place(at, sheet.anchor().column), place(at + count - 1, sheet.focus().column));
        ui.say('Moved to row ' + sheet.book.number(sheet.table, at));
      },
      remove: function () {
        const area = sheet.range();
        const rows = rowsOf(sheet).slice();
        const gone = rows.splice(area.top, area.bottom - area.top + 1);
        if (!gone.length) { return; }
        const at = Math.max(0, Math.min(rows.length - 1, area.top));
        sheet.change(rows, place(at, sheet.focus().column));
        ui.say(ui.count(gone.length, 'row') + ' removed');
      },
      /** Off is a # before the reason; on is none. */
      toggle: function () {
        if (!sheet.options.switchable) { return; }
        const area = sheet.range();
        const index = sheet.columns[0].index;
        const rows = rowsOf(sheet).slice();
        const on = rows.slice(area.top, area.bottom + 1).every(sheet.isOff);
        let touched = 0;
        for (let at = area.top; at <= area.bottom; at++) {
          const text = rows[at].cells[index] || '';
          if (sheet.isOff(rows[at]) === on && !forestall.book.isBlank(rows[at].cells)) {
            rows[at] = sheet.book.changed(rows[at], index, on ? text.replace(/^\s*#\s?/, '') : '# ' + text);
            touched++;
          }
        }
        if (touched) {
          sheet.change(rows);
          ui.say(ui.count(touched, 'row') + (on ? ' switched on' : ' switched off'));
        }
      },
      copy: function () {
        const area = sheet.range();
        return clipboard.write(rowsOf(sheet).slice(area.top, area.bottom + 1).map(function (row) {
          return sheet.columns.slice(area.left, area.right + 1).map(function (column) { return row.cells[column.index] || ''; });
        }));
      },
      /** Writes a block from the selection's corner on; adds the rows that it needs, fills a selection with a single cell. */
      paste: function (text) {
        const block = clipboard.read(text);
        if (!block.length) { return; }
        const area = sheet.range();
        const one = block.length === 1 && block[0].length === 1;
        const height = one ? area.bottom - area.top + 1 : block.length;
        const rows = rowsOf(sheet).slice();
        let beyond = 0;
        for (let down = 0; down < height; down++) {
          const at = area.top + down;
          let row = at < rows.length ? rows[at] : sheet.book.fresh(sheet.table);
          const cells = one ? Array.from({length: area.right - area.left + 1}, function () { return block[0][0]; }) : block[down];
          cells.forEach(function (value, right) {
            const column = sheet.columns[area.left + right];
            if (!column) { beyond += value === '' ? 0 : 1; return; }
            row = sheet.book.changed(row, column.index, value);
          });
          rows[at] = row;
        }
        const width = one ? area.right - area.left + 1 : Math.max.apply(null, block.map(function (cells) { return cells.length; }));
        sheet.change(rows, place(area.top, area.left), place(area.top + height - 1, Math.min(last, area.left + width - 1)));
        words(beyond ? ui.count(beyond, 'cell') + ' did not fit: the table has no more columns to the right.' : '');
        ui.say(ui.count(height, 'row') + ' pasted');
      }
    };
    return deed;
  }

  function listenToClipboard(sheet, tools) {
    function here(event) { return event.target.closest && event.target.closest('td[role=gridcell]') && sheet.grid.contains(event.target); }
    document.addEventListener('copy', function (event) {
      if (here(event)) { event.clipboardData.setData('text/plain', tools.copy()); event.preventDefault(); }
    });
    document.addEventListener('cut', function (event) {
      if (!here(event)) { return; }
      event.clipboardData.setData('text/plain', tools.copy());
      event.preventDefault();
      if (sheet.options.editable) { forestall.keys.clear(sheet); }
    });
    document.addEventListener('paste', function (event) {
      if (here(event) && sheet.options.editable) { tools.paste(event.clipboardData.getData('text/plain')); event.preventDefault(); }
    });
  }

  function listenToDragging(sheet, tools) {
    let drag = null;
    const line = el('div', {class: 'drop-line', hidden: 'hidden'});
    sheet.box.append(line);
    sheet.body.addEventListener('click', function (event) {
      const th = event.target.closest('.switch') ? event.target.closest('tr') : null;
      if (!th) { return; }
      const at = Array.prototype.indexOf.call(sheet.body.children, th);
      sheet.select.apply(null, span(sheet, at, at));
      tools.toggle();
    });
    sheet.body.addEventListener('pointerdown', function (event) {
      const th = event.target.closest('th.gutter');
      if (!th || event.button !== 0 || event.target.closest('.switch')) { return; }
      const at = Array.prototype.indexOf.call(sheet.body.children, th.parentNode);
      const area = sheet.range();
      const whole = area.left === 0 && area.right === sheet.columns.length - 1;
      if (event.shiftKey) {
        sheet.select({row: sheet.anchor().row, column: 0}, {row: at, column: sheet.columns.length - 1});
      } else if (!(whole && at >= area.top && at <= area.bottom)) {
        sheet.select.apply(null, span(sheet, at, at));
      }
      event.preventDefault();
      if (sheet.options.editable) { drag = {y: event.clientY, target: -1}; }
    });
    document.addEventListener('pointermove', function (event) {
      if (!drag || (drag.target < 0 && Math.abs(event.clientY - drag.y) < 5)) { return; }
      const rows = Array.from(sheet.body.children);
      const next = rows.findIndex(function (tr) { const box = tr.getBoundingClientRect(); return event.clientY < box.top + box.height / 2; });
      drag.target = next < 0 ? rows.length : next;
      const edge = next < 0 ? rows[rows.length - 1].offsetTop + rows[rows.length - 1].offsetHeight : rows[next].offsetTop;
      line.hidden = false;
      line.style.top = edge + 'px';
      line.style.width = sheet.grid.offsetWidth + 'px';
    });
    document.addEventListener('pointerup', function () {
      const was = drag;
      drag = null;
      line.hidden = true;
      if (was && was.target >= 0) { tools.moveTo(was.target); }
    });
  }

  /** The buttons above a table: [words, deed, title, only when it can be switched]. */
  function bar(sheet, tools) {
    const buttons = [
      ['Insert above', function () { tools.insert(0); }, 'Ctrl+Shift+Enter'],
      ['Insert below', function () { tools.insert(1); }, 'Ctrl+Enter'],
      ['Duplicate', tools.duplicate, 'Ctrl+D'],
      ['Up', function () { tools.move(-1); }, 'Alt+Up'],
      ['Down', function () { tools.move(1); }, 'Alt+Down'],
      sheet.options.switchable ? ['On or off', tools.toggle, 'Ctrl+/'] : null,
      ['Remove', tools.remove, 'Ctrl+Delete']
    ].filter(Boolean).map(function (each) {
      return ui.button(each[0], function () { sheet.finish(); each[1](); }, {title: each[2], 'aria-keyshortcuts': each[2].replace('Ctrl', 'Control').replace('Alt+Up', 'Alt+ArrowUp').replace('Alt+Down', 'Alt+ArrowDown')});
    });
    return el('div', {role: 'group', class: 'row-tools', 'aria-label': 'Rows'}, buttons);
  }

  /** @param words says what did not work */
  function open(sheet, words) {
    const tools = deeds(sheet, words);
    const made = sheet.options.editable ? bar(sheet, tools) : null;
    tools.bar = made;
    tools.enter = function () { const first = made && made.querySelector('button'); if (first) { first.focus(); } else { document.activeElement.blur(); } };
    listenToClipboard(sheet, tools);
    if (sheet.options.editable) { forestall.input.listen(sheet); }
    listenToDragging(sheet, tools);
    forestall.keys.listen(sheet, tools);
    return tools;
  }

  return {open: open};
}());
