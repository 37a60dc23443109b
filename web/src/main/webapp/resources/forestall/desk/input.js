// What is typed into a cell, with the values that it can have.
window.forestall = window.forestall || {};
forestall.input = (function () {
  'use strict';
  const el = forestall.ui.el;
  let lists = 0;

  /** Gives a sheet its {@code edit(first)}: begins with what is there, or with the first letter typed. */
  function listen(sheet) {
    let open = null;

    function close(write, then) {
      if (!open) { return; }
      const was = open;
      open = null;
      sheet.box.removeEventListener('scroll', was.put);
      was.box.remove();
      was.td.classList.remove('edited');
      if (write && was.area.value !== was.before) {
        sheet.write([{row: was.place.row, column: was.place.column, text: was.area.value}], was.place, was.place);
      }
      sheet.go(then || was.place);
    }

    sheet.finish = function () { if (open) { close(true); } };

    sheet.edit = function (first) {
      const place = sheet.focus();
      const td = sheet.at(place);
      if (!td || open) { return; }
      sheet.go(place);
      const column = sheet.columns[place.column];
      const row = sheet.book.rows(sheet.table)[place.row];
      const before = row.cells[column.index] || '';
      const id = 'offers-' + (++lists);
      const area = el('textarea', {class: 'cell-input', rows: '1', 'aria-label': (column.label || 'Cell') + ', row ' + sheet.book.number(sheet.table, place.row), spellcheck: column.role === 'NAME' ? 'true' : 'false', autocomplete: 'off'});
      const list = el('ul', {role: 'listbox', id: id, class: 'cell-offers', 'aria-label': 'Values', hidden: 'hidden'});
      const box = el('div', {class: 'cell-box'}, [area, list]);
      area.value = first === null ? before : first;
      open = {put: put, place: place, td: td, area: area, box: box, before: before, offers: [], chosen: -1, list: list};
      if (column.sense.values.length) {
        area.setAttribute('role', 'combobox');
        area.setAttribute('aria-autocomplete', 'list');
        area.setAttribute('aria-controls', id);
      }
      const around = sheet.box.parentNode;
      around.append(box);
      td.classList.add('edited');
      area.style.minWidth = td.offsetWidth + 'px';
      area.style.minHeight = td.offsetHeight + 'px';
      fit();
      offer();
      area.focus({preventScroll: true});
      area.setSelectionRange(area.value.length, area.value.length);

      // Over the cell, but not beyond the card.
      function put() {
        const cell = td.getBoundingClientRect();
        const card = around.getBoundingClientRect();
        box.style.top = cell.top - card.top - around.clientTop + 'px';
        box.style.left = Math.max(4, Math.min(cell.left - card.left - around.clientLeft, card.width - box.offsetWidth - 8)) + 'px';
      }

      function fit() {
        area.style.height = 'auto';
        area.style.height = area.scrollHeight + 2 + 'px';
        area.style.width = 'auto';
        area.style.width = Math.min(560, Math.max(td.offsetWidth, area.scrollWidth + 16)) + 'px';
        put();
      }

      function offer() {
        const text = area.value;
        const whole = first === null && text === before && column.sense.count === 1;
        open.offers = forestall.values.offers(column, whole ? '' : text);
        open.chosen = -1;
        area.removeAttribute('aria-activedescendant');
        list.replaceChildren.apply(list, open.offers.map(function (each, at) {
          const item = el('li', {role: 'option', id: id + '-' + at, 'aria-selected': 'false', text: each.value});
          item.addEventListener('pointerdown', function (event) {
            event.preventDefault();
            take(at);
          });
          return item;
        }));
        list.hidden = open.offers.length === 0 || (open.offers.length === 1 && open.offers[0].text === text);
        if (column.sense.values.length) { area.setAttribute('aria-expanded', list.hidden ? 'false' : 'true'); }
      }

      function choose(step) {
        const items = list.children;
        if (open.chosen >= 0) { items[open.chosen].setAttribute('aria-selected', 'false'); }
        open.chosen = (open.chosen + step + items.length) % items.length;
        items[open.chosen].setAttribute('aria-selected', 'true');
        items[open.chosen].scrollIntoView({block: 'nearest'});
        area.setAttribute('aria-activedescendant', items[open.chosen].id);
      }

      function take(at) {
        area.value = open.offers[at].text;
        first = '';
        fit();
        if (column.sense.count === 1) { list.hidden = true; } else { offer(); }
      }

      area.addEventListener('input', function () { fit(); offer(); });
      area.addEventListener('keydown', function (event) {
        const rows = sheet.book.rows(sheet.table).length;
        if (event.isComposing) { return; }
        if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !list.hidden) {
          choose(event.key === 'ArrowDown' ? 1 : open.chosen < 0 ? 0 : -1);
        } else if (event.key === 'Enter' && event.altKey) {
          area.setRangeText('\n', area.selectionStart, area.selectionEnd, 'end');
          fit();
        } else if (event.key === 'Enter') {
          if (open.chosen >= 0) { take(open.chosen); }
          close(true, {row: Math.max(0, Math.min(rows - 1, place.row + (event.shiftKey ? -1 : 1))), column: place.column});
        } else if (event.key === 'Tab') {
          if (open.chosen >= 0) { take(open.chosen); }
          const flat = Math.max(0, Math.min(rows * sheet.columns.length - 1, place.row * sheet.columns.length + place.column + (event.shiftKey ? -1 : 1)));
          close(true, {row: Math.floor(flat / sheet.columns.length), column: flat % sheet.columns.length});
        } else if (event.key === 'Escape') {
          close(false);
        } else if (first !== null && (event.key === 'ArrowDown' || event.key === 'ArrowUp') && !area.value.includes('\n')) {
          close(true, {row: place.row + (event.key === 'ArrowDown' ? 1 : -1), column: place.column});
        } else {
          event.stopPropagation();
          return;
        }
        event.preventDefault();
        event.stopPropagation();
      });
      sheet.box.addEventListener('scroll', put);
      area.addEventListener('blur', function () { if (open && open.area === area) { finishQuietly(); } });
    };

    function finishQuietly() { // the reader has gone elsewhere; nothing typed is lost
      const was = open;
      open = null;
      sheet.box.removeEventListener('scroll', was.put);
      was.box.remove();
      was.td.classList.remove('edited');
      if (was.area.value !== was.before) { sheet.write([{row: was.place.row, column: was.place.column, text: was.area.value}]); }
    }
  }

  return {listen: listen};
}());
