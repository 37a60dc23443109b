// The page of scenarios: one grid, what each came to beside it, and rules that none touches.
(function () {
  'use strict';
  const desk = forestall.desk;
  if (!desk) { return; }
  const ui = forestall.ui;
  const el = ui.el;
  const host = desk.root.querySelector('.desk-body');
  const asked = new URLSearchParams(window.location.search);
  const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

  function short(number) { return String(Math.round(number * 1000) / 1000); }

  /** What a scenario came to, in a cell beside its row. */
  function outcome(result) {
    if (!result) { return el('span', {class: 'hint', text: ''}); }
    const risk = result.explanation && result.explanation.risk;
    const came = risk ? short(risk.score) + ', ' + risk.tier : '';
    const passed = result.failures.length === 0;
    return el('div', {}, [
      el('span', {class: passed ? 'pass' : 'fail', text: passed ? 'passes' : 'fails'}),
      el('span', {text: passed ? (came ? ': ' + came : '') : ': ' + result.failures.join('; ')}),
      result.fired.length ? el('small', {class: 'why', text: result.fired.join('; ')}) : null
    ]);
  }

  function escaped(part) { return part.replace(/[\\;=]/g, '\\$&'); }

  function files(book) {
    const row = el('div', {role: 'group', class: 'row-tools', 'aria-label': 'Files'});
    const link = function (kind, words) { return el('a', {class: 'plain', 'data-download': kind, href: desk.api + desk.number + '/scenarios.' + kind, text: words, title: 'As they are saved'}); };
    row.append(link('csv', 'Download CSV'), link('xlsx', 'Download XLSX'));
    if (desk.editable) {
      const pick = el('input', {type: 'file', accept: '.csv,.xlsx', class: 'only-read', tabindex: '-1', 'aria-label': 'A table of scenarios'});
      pick.addEventListener('change', function () {
        const file = pick.files[0];
        if (!file) { return; }
        ui.ask('POST', desk.edits('/scenarios'), file, /\.xlsx$/i.test(file.name) ? SHEET : 'text/csv').then(function (view) {
          book.replace(view.sheets[0].rows);
          desk.state(ui.count(book.rows(0).length, 'scenario') + ' from ' + file.name + ' take the place of those before; nothing is saved yet.');
        }).catch(function (refused) { desk.trouble(refused, file.name + ' could not be taken'); }).finally(function () { pick.value = ''; });
      });
      row.append(ui.button('Upload CSV or XLSX', function () { pick.click(); }), pick);
    }
    return row;
  }

  function begin(view) {
    const book = forestall.book.open(view);
    const found = new Map(); // 'id column' → findings
    const results = new Map(); // id → result
    const section = el('section', {class: 'card table-card scenarios', 'aria-labelledby': 'scenarios-title'}, [
      el('div', {class: 'title-row'}, [el('h2', {id: 'scenarios-title', text: 'What must come out'}), files(book)]),
      el('p', {class: 'notes', text: 'Each row is one component in one minute: what is given, and what must come out. What is left empty does not matter.'})
    ]);
    const tools = el('div', {class: 'table-tools'});
    const bar = el('div', {class: 'cell-bar'});
    section.append(tools, bar);
    host.append(section);
    const findings = function (id, column) { return found.get(id + ' ' + column) || []; };
    const sheet = forestall.sheet.open(book, 0, section, {
      editable: desk.editable, switchable: false, labelledby: 'scenarios-title', found: findings,
      kinds: {CONDITION: 'given', ACTION: 'expected'}, besideLabel: 'Came out', beside: function (row) { return outcome(results.get(row.id)); }
    });
    const deeds = forestall.tools.open(sheet, function (words) { desk.state(words, words ? 'failed' : ''); });
    if (deeds.bar) { tools.append(deeds.bar); }
    if (desk.editable) { section.append(ui.button('Add a scenario', function () { sheet.finish(); deeds.append(); }, {class: 'plain add-row'})); }
    forestall.cellBar.watch(sheet, bar, function (row, column) { return findings(row.id, column.index); });

    function locate(finding, ids) { return finding.place.file === 'scenarios' ? book.find(finding.place, ids) : null; }

    function go(place) {
      const row = place.id === 0 ? 0 : book.rows(0).findIndex(function (each) { return each.id === place.id; });
      sheet.go({row: row, column: place.column});
      if (sheet.at(sheet.focus())) { sheet.at(sheet.focus()).scrollIntoView({block: 'center', inline: 'nearest'}); }
    }

    function add(rule) {
      const names = new Set(book.rows(0).map(function (row) { return row.cells[0]; }));
      let name = rule.slice(0, 190);
      for (let number = 2; names.has(name); number++) { name = rule.slice(0, 190) + ' ' + number; }
      const cells = {Name: name, Kind: 'VM', Criticality: 'MODERATE', 'In maintenance': 'no', 'Tier before': 'MINIMAL', Reasons: escaped(rule)};
      deeds.append(sheet.columns.map(function (column) { return cells[column.label] || ''; }));
      desk.state('A scenario for “' + rule + '” is the last row: fill in what makes it apply.');
    }

    function coverage(report) {
      const box = desk.root.querySelector('.desk-coverage');
      const card = box.closest('section');
      card.hidden = !report.coverage;
      if (!report.coverage) { return; }
      const untouched = Object.entries(report.coverage.untouched);
      const all = untouched.length + Object.keys(report.coverage.touched).length;
      box.replaceChildren(el('p', {class: 'hint', text: 'Scenarios touch ' + (all - untouched.length) + ' of ' + all + ' rules.'}), el('ul', {class: 'untouched'}, untouched.map(function (entry) {
        const place = {file: entry[1].file, sheet: entry[1].sheet, cell: entry[1].row ? 'A' + entry[1].row : '', line: entry[1].line};
        return el('li', {}, [
          el('span', {text: entry[0]}), el('a', {href: forestall.found.address(desk.number, place), text: [place.file, place.sheet, place.cell || (place.line ? 'line ' + place.line : '')].filter(Boolean).join(', ')}),
          desk.editable ? ui.button('Add a scenario', function () { add(entry[0]); }, {'aria-label': 'Add a scenario for ' + entry[0]}) : null
        ]);
      })));
    }

    book.listen(function (place) {
      sheet.refresh(false);
      if (place) { sheet.select(place.anchor, place.focus); }
      desk.changed();
    });

    desk.begin({
      isDirty: book.isDirty, snapshot: book.snapshot, restore: book.restore,
      mark: book.ids, finish: function () { if (sheet.finish) { sheet.finish(); } },
      edit: function () { return {scenarios: book.grid()}; },
      show: function (answer, ids) {
        found.clear();
        results.clear();
        answer.report.findings.forEach(function (each) {
          const place = locate(each, ids);
          if (place) {
            const key = place.id + ' ' + place.column;
            found.set(key, (found.get(key) || []).concat(each));
          }
        });
        const rows = ids.get('');
        answer.report.scenarios.forEach(function (result, number) { results.set(rows[answer.scenarioRows[number]], result); });
        sheet.refresh(true);
        coverage(answer.report);
      },
      has: function (finding, ids) { return locate(finding, ids) !== null; },
      go: function (finding, ids) { const place = locate(finding, ids); if (place) { go(place); } },
      kept: function (version) {
        book.keep();
        section.querySelectorAll('[data-download]').forEach(function (each) { each.href = desk.api + version.number + '/scenarios.' + each.dataset.download; });
      },
      undo: book.undo, redo: book.redo, canUndo: book.canUndo, canRedo: book.canRedo
    });
    const at = asked.get('at');
    const start = at ? book.find({cell: at, sheet: ''}, book.ids()) : null;
    if (start) { go(start); }
  }

  ui.ask('GET', desk.edits('/scenarios')).then(begin).catch(function (refused) { desk.trouble(refused, 'The scenarios could not be read'); });
}());
