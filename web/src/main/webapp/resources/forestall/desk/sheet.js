// One table as an ARIA grid: draws rows, and knows which cells are selected. Keys, the clipboard, and tools are in files of their own.
window.forestall = window.forestall || {};
forestall.sheet = (function () {
  'use strict';
  const el = forestall.ui.el;
  const letters = forestall.book.letters;
  const LONG = 200; // rows
  const KINDS = {NAME: '', CONDITION: 'if', ACTION: 'then', ATTRIBUTE: 'option'};

  function isOff(row, columns) { return (row.cells[columns[0].index] || '').trimStart().startsWith('#'); }

  /**
   * @param options {editable, switchable, labelledby, found(id, column) → findings, beside(row) → element}
   */
  function open(book, table, host, options) {
    const columns = book.tables[table].columns;
    const kinds = options.kinds || KINDS;
    const body = el('tbody');
    const grid = el('table', {
      role: 'grid', class: 'sheet', 'aria-labelledby': options.labelledby, 'aria-multiselectable': 'true',
      'aria-readonly': options.editable ? null : 'true', 'aria-describedby': options.describedby || null
    }, [head(), body]);
    const box = el('div', {class: 'sheet-box'}, [grid]);
    host.append(box);
    const drawn = new Map(); // id → {row, tr, mark}
    const pick = {anchor: {row: 0, column: 0}, focus: {row: 0, column: 0}};
    const watchers = [];

    function head() {
      return el('thead', {}, [el('tr', {}, [el('th', {class: 'gutter', scope: 'col'}, [el('span', {class: 'only-read', text: 'Row'})])].concat(columns.map(function (column) {
        return el('th', {scope: 'col', class: 'role-' + column.role.toLowerCase()}, [
          el('span', {class: 'top'}, [el('span', {class: 'letter', text: letters(column.index)}), kinds[column.role] ? el('span', {class: 'kind', text: kinds[column.role]}) : null]),
          el('span', {class: 'label', text: column.label || '(no label)'}),
          el('small', {text: column.sense.words === column.label ? '' : column.sense.words}),
          column.template || column.pattern ? el('code', {class: 'code', hidden: 'hidden', text: (column.pattern ? column.pattern + '\n' : '') + column.template}) : null
        ]);
      })).concat(options.besideLabel ? [el('th', {scope: 'col', class: 'beside', text: options.besideLabel})] : []))]);
    }

    function gutter(row, number) {
      const off = options.switchable && isOff(row, columns);
      const th = el('th', {scope: 'row', class: 'gutter', title: options.editable ? 'Drag to move the row' : null}, [el('span', {class: 'row-number', text: String(number)})]);
      if (options.switchable) {
        th.append(el('button', {
          type: 'button', role: 'switch', class: 'switch', tabindex: '-1', 'aria-checked': off ? 'false' : 'true', disabled: options.editable ? null : 'disabled',
          'aria-label': 'Row ' + number + ' counts', title: off ? 'Switched off: it does not count. Click to switch on.' : 'Counts. Click to switch off.'
        }));
      }
      return th;
    }

    function worst(findings) {
      return ['ERROR', 'WARNING', 'NOTE'].find(function (severity) { return findings.some(function (each) { return each.severity === severity; }); }) || '';
    }

    function cell(row, column, off, blank) {
      const text = row.cells[column.index] || '';
      const wrong = options.editable ? forestall.values.wrong(column, text, off, blank) : '';
      const findings = options.found ? options.found(row.id, column.index) : [];
      const severity = wrong ? 'ERROR' : worst(findings);
      const td = el('td', {role: 'gridcell', tabindex: '-1', 'aria-selected': 'false', class: severity ? 'bad ' + severity.toLowerCase() : null, 'aria-invalid': severity === 'ERROR' ? 'true' : null,
        title: severity ? [wrong].concat(findings.map(function (each) { return each.message; })).filter(Boolean).join('\n') : null}, [text]);
      if (column.sense.content === 'NUMBER' || column.sense.content === 'WHOLE') { td.classList.add('figure'); }
      return td;
    }

    function draw(row, at, number, mark) {
      const off = options.switchable && isOff(row, columns);
      const blank = forestall.book.isBlank(row.cells);
      const tr = el('tr', {'data-id': String(row.id), class: off ? 'off' : null}, [gutter(row, number)].concat(columns.map(function (column) { return cell(row, column, off, blank); })));
      if (options.besideLabel) { tr.append(el('td', {class: 'beside'}, [options.beside(row)])); }
      return {row: row, tr: tr, number: number, mark: mark};
    }

    /** Puts rows in order, and touches those alone that are elsewhere: a table of thousands is laid out slowly. */
    function put(order) {
      let next = body.firstElementChild;
      order.forEach(function (tr) {
        if (next && next !== tr && next.nextElementSibling === tr) {
          next.remove(); // it comes later
          next = tr;
        }
        if (next === tr) { next = next.nextElementSibling; } else { body.insertBefore(tr, next); }
      });
      while (next) {
        const rest = next;
        next = next.nextElementSibling;
        rest.remove();
      }
    }

    /** A long table keeps the widths that it has, so that a change in one row is no matter of all. */
    function fix() {
      if (rowsFixed || book.rows(table).length < LONG) { return; }
      rowsFixed = true;
      const widths = Array.from(grid.tHead.rows[0].cells).map(function (th) { return th.offsetWidth; });
      grid.prepend(el('colgroup', {}, widths.map(function (width) { const col = el('col'); col.style.width = width + 'px'; return col; })));
      grid.style.tableLayout = 'fixed';
      grid.style.width = widths.reduce(function (sum, width) { return sum + width; }, 0) + 'px';
    }

    function renumber(known, number) {
      known.number = number;
      known.tr.querySelector('.row-number').textContent = String(number);
      const turn = known.tr.querySelector('.switch');
      if (turn) { turn.setAttribute('aria-label', 'Row ' + number + ' counts'); }
    }

    let rowsFixed = false;
    let mark = 0; // of the findings that rows were drawn with

    /** Draws what has changed; all of it when findings have. */
    function refresh(all) {
      if (all) { mark++; }
      const here = body.contains(document.activeElement);
      const rows = book.rows(table);
      const first = rows.length ? book.number(table, 0) : 0;
      const order = rows.map(function (row, at) {
        const known = drawn.get(row.id);
        if (known && known.row === row && known.mark === mark) {
          if (known.number !== first + at) { renumber(known, first + at); }
          return known.tr;
        }
        const fresh = draw(row, at, first + at, mark);
        drawn.set(row.id, fresh);
        if (known && known.tr.parentNode === body) { known.tr.replaceWith(fresh.tr); }
        return fresh.tr;
      });
      const kept = new Set(rows.map(function (row) { return row.id; }));
      drawn.forEach(function (each, id) { if (!kept.has(id)) { each.tr.remove(); drawn.delete(id); } });
      put(order);
      fix();
      grid.setAttribute('aria-rowcount', String(rows.length + 1));
      show();
      if (here && !body.contains(document.activeElement) && at(pick.focus)) { at(pick.focus).focus({preventScroll: true}); }
    }

    function clamp(place) {
      const rows = Math.max(1, book.rows(table).length);
      return {row: Math.max(0, Math.min(rows - 1, place.row)), column: Math.max(0, Math.min(columns.length - 1, place.column))};
    }

    function at(place) {
      const tr = body.children[place.row];
      return tr ? tr.children[place.column + 1] : null;
    }

    function range() {
      return {
        top: Math.min(pick.anchor.row, pick.focus.row), bottom: Math.max(pick.anchor.row, pick.focus.row),
        left: Math.min(pick.anchor.column, pick.focus.column), right: Math.max(pick.anchor.column, pick.focus.column)
      };
    }

    let shown = [];
    function show() {
      shown.forEach(function (td) { td.setAttribute('aria-selected', 'false'); td.classList.remove('picked', 'current'); td.tabIndex = -1; });
      pick.anchor = clamp(pick.anchor);
      pick.focus = clamp(pick.focus);
      const area = range();
      shown = [];
      for (let row = area.top; row <= area.bottom; row++) {
        for (let column = area.left; column <= area.right; column++) {
          const td = at({row: row, column: column});
          if (td) { td.setAttribute('aria-selected', 'true'); td.classList.add('picked'); shown.push(td); }
        }
      }
      const current = at(pick.focus);
      if (current) { current.classList.add('current'); current.tabIndex = 0; }
      watchers.forEach(function (watcher) { watcher(); });
    }

    const sheet = {
      book: book, table: table, grid: grid, box: box, body: body, columns: columns, options: options,
      refresh: refresh, range: range, at: at, isOff: function (row) { return isOff(row, columns); },
      focus: function () { return pick.focus; },
      anchor: function () { return pick.anchor; },
      /** Selects from the anchor to a place, and puts the keyboard there. */
      go: function (place, extend, quietly) {
        pick.focus = clamp(place);
        if (!extend) { pick.anchor = pick.focus; }
        show();
        const td = at(pick.focus);
        if (td && !quietly) { td.focus({preventScroll: true}); td.scrollIntoView({block: 'nearest', inline: 'nearest'}); }
      },
      select: function (from, to, quietly) {
        pick.anchor = clamp(from);
        pick.focus = clamp(to);
        show();
        const td = at(pick.focus);
        if (td && !quietly) { td.focus({preventScroll: true}); td.scrollIntoView({block: 'nearest', inline: 'nearest'}); }
      },
      watch: function (watcher) { watchers.push(watcher); },
      /** Where the reader is, to come back to after undo. */
      place: function () { return {table: table, anchor: pick.anchor, focus: pick.focus}; },
      placeOf: function (td) { return {row: Array.prototype.indexOf.call(body.children, td.parentNode), column: Array.prototype.indexOf.call(td.parentNode.children, td) - 1}; },
      name: function (place) { return letters(columns[place.column].index) + book.number(table, place.row); },
      /** Changes rows in one step; the reader is at {@code anchor} and {@code focus} afterwards. */
      change: function (rows, anchor, focus) {
        const before = sheet.place();
        const after = {table: table, anchor: anchor || before.anchor, focus: focus || anchor || before.focus};
        book.change(table, rows, before, after);
        sheet.select(after.anchor, after.focus, true);
      },
      /** Writes texts into cells: [{row, column, text}], rows and columns as in the grid. */
      write: function (edits, anchor, focus) {
        const rows = book.rows(table).slice();
        edits.forEach(function (edit) {
          const index = columns[edit.column].index;
          if ((rows[edit.row].cells[index] || '') !== edit.text) { rows[edit.row] = book.changed(rows[edit.row], index, edit.text); }
        });
        if (rows.every(function (row, at) { return row === book.rows(table)[at]; })) { return; }
        sheet.change(rows, anchor, focus);
      }
    };
    refresh(true);
    return sheet;
  }

  return {open: open};
}());
