// The page of a file of decision tables: one grid a table.
(function () {
  'use strict';
  const desk = forestall.desk;
  if (!desk) { return; }
  const ui = forestall.ui;
  const el = ui.el;
  const host = desk.root.querySelector('.desk-body');
  const asked = new URLSearchParams(window.location.search);

  function notes(rows) {
    return rows.filter(function (row) { return /^notes$/i.test(row.cells[0].trim()); }).map(function (row) { return row.cells.slice(1).filter(Boolean).join(' '); }).join(' ');
  }

  function begin(view, isNew) {
    const book = forestall.book.open(view);
    const found = new Map(); // 'table id column' → findings
    const names = new Set(view.sheets.map(function (sheet) { return sheet.name; }));
    const keyOf = function (table, id, column) { return table + ' ' + id + ' ' + column; };
    view.findings.forEach(function (each) { host.append(el('p', {class: 'notice-line failed', text: each.message + ' ' + each.hint})); });
    const sheets = book.tables.map(function (table, number) {
      const title = 'table-' + number;
      const section = el('section', {class: 'card table-card', 'aria-labelledby': title});
      const heading = el('div', {class: 'title-row'}, [el('h2', {id: title, text: table.title || 'Table'})]);
      section.append(heading);
      if (names.size > 1 && table.sheet) { section.append(el('p', {class: 'hint', text: 'Sheet ' + table.sheet})); }
      const note = notes(table.notes);
      if (note) { section.append(el('p', {class: 'notes', text: note})); }
      host.append(section);
      const bar = el('div', {class: 'cell-bar'});
      const tools = el('div', {class: 'table-tools'});
      section.append(tools, bar);
      const sheet = forestall.sheet.open(book, number, section, {
        editable: desk.editable, switchable: true, labelledby: title,
        found: function (id, column) { return found.get(keyOf(number, id, column)) || []; }
      });
      const deeds = forestall.tools.open(sheet, function (words) { desk.state(words, words ? 'failed' : ''); });
      if (deeds.bar) { tools.append(deeds.bar); }
      const code = ui.button('Show code', function () {
        const hidden = section.classList.toggle('coded');
        sheet.grid.querySelectorAll('.code').forEach(function (each) { each.hidden = !hidden; });
        code.setAttribute('aria-expanded', String(hidden));
        code.textContent = hidden ? 'Hide code' : 'Show code';
      }, {'aria-expanded': 'false', title: 'The pattern and template of each column, as Drools takes them'});
      tools.append(code);
      if (desk.editable) {
        section.append(ui.button('Add a row', function () { sheet.finish(); deeds.append(); }, {class: 'plain add-row'}));
      }
      forestall.cellBar.watch(sheet, bar, function (row, column) { return found.get(keyOf(number, row.id, column.index)) || []; });
      return sheet;
    });
    if (!sheets.length) { host.append(el('section', {class: 'card'}, [el('p', {text: 'There is no decision table in ' + view.file + '. A table begins with a cell that says RuleTable and its title.'})])); }

    function locate(finding, ids) {
      return finding.place.file === view.file ? book.find(finding.place, ids) : null;
    }

    function go(place) {
      const sheet = sheets[place.table];
      const rows = book.rows(place.table);
      const row = place.id === 0 ? 0 : rows.findIndex(function (each) { return each.id === place.id; });
      const column = sheet.columns.findIndex(function (each) { return each.index === place.column; });
      sheet.go({row: row, column: Math.max(0, column)});
      sheet.at(sheet.focus()).scrollIntoView({block: 'center', inline: 'nearest'});
    }

    book.listen(function (place) {
      sheets.forEach(function (sheet) { sheet.refresh(false); });
      if (place) { sheets[place.table].select(place.anchor, place.focus); }
      desk.changed();
    });

    desk.begin({
      isDirty: function () { return isNew || book.isDirty(); }, snapshot: book.snapshot, restore: book.restore, mark: book.ids,
      finish: function () { sheets.forEach(function (sheet) { if (sheet.finish) { sheet.finish(); } }); },
      edit: function () { return isNew ? {files: [{name: view.file, text: forestall.clipboard.csv(book.grid())}]} : {tables: [{file: view.file, sheets: book.wanted()}]}; },
      show: function (answer, ids) {
        found.clear();
        answer.report.findings.forEach(function (each) {
          const place = locate(each, ids);
          if (place) {
            const key = keyOf(place.table, place.id, place.column);
            found.set(key, (found.get(key) || []).concat(each));
          }
        });
        sheets.forEach(function (sheet) { sheet.refresh(true); });
      },
      has: function (finding, ids) { return locate(finding, ids) !== null; },
      go: function (finding, ids) { const place = locate(finding, ids); if (place) { go(place); } },
      kept: function () { isNew = false; book.keep(); },
      undo: book.undo, redo: book.redo, canUndo: book.canUndo, canRedo: book.canRedo
    });
    if (isNew) { desk.changed(); }
    const at = asked.get('at');
    const start = at ? book.find({cell: at, sheet: asked.get('sheet') || ''}, book.ids()) : null;
    if (start) { go(start); }
  }

  const like = desk.root.dataset.kind ? '' : asked.get('like') || '';
  ui.ask('GET', desk.edits('/tables/' + encodeURIComponent(desk.file) + (like ? '?like=' + encodeURIComponent(like) : ''))).then(function (view) { begin(view, like !== ''); }).catch(function (refused) { desk.trouble(refused, 'The table could not be read'); });
}());
