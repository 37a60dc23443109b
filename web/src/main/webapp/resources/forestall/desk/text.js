// The page of a rule text: DRL or a decision model, in Monaco; and of a new file.
(function () {
  'use strict';
  const desk = forestall.desk;
  if (!desk) { return; }
  const ui = forestall.ui;
  const el = ui.el;
  const host = desk.root.querySelector('.desk-body');
  const asked = new URLSearchParams(window.location.search);
  const SEVERITY = {ERROR: 8, WARNING: 4, NOTE: 2};

  // A cell of a table is in the line of its row, as long as no cell above has lines of its own.
  function lineOf(place) { return place.line || Number((/\d+$/.exec(place.cell) || ['1'])[0]); }

  function resource(name) { return (desk.root.dataset.base || '') + '/jakarta.faces.resource/monacoeditor/' + name + '.xhtml?ln=primefaces-extensions'; }

  // Monaco makes style elements by script: the page lets those with its nonce.
  function loaded() {
    const nonce = (document.querySelector('script[nonce]') || {}).nonce || '';
    const make = document.createElement;
    document.createElement = function (tag, options) {
      const made = make.call(document, tag, options);
      if (String(tag).toLowerCase() === 'style') { made.nonce = nonce; }
      return made;
    };
    window.MonacoEnvironment = {getWorker: function () { return new Worker(resource('editor.worker.js')); }};
    return new Promise(function (resolve, reject) {
      const script = el('script', {src: resource('editor.js')});
      script.addEventListener('load', function () { resolve(window.monaco); });
      script.addEventListener('error', function () { reject(new ui.Refused(0, 'away', 'The editor could not be loaded.')); });
      document.head.append(script);
    });
  }

  function begin(name, text, isNew) {
    const language = name.endsWith('.drl') ? 'drl' : name.endsWith('.dmn') ? 'xml' : 'plaintext';
    loaded().then(function (monaco) {
      monaco.languages.register({id: 'drl'});
      monaco.languages.setLanguageConfiguration('drl', forestall.drl.words);
      monaco.languages.setMonarchTokensProvider('drl', forestall.drl.grammar);
      const dark = document.documentElement.classList.contains('dark');
      const colour = function (name) { return getComputedStyle(document.documentElement).getPropertyValue(name).trim(); };
      monaco.editor.defineTheme('forestall', {base: dark ? 'vs-dark' : 'vs', inherit: true, rules: dark ? [{token: 'comment', foreground: '93c583'}, {token: 'delimiter.xml', foreground: 'b4bac4'}, {token: 'metatag', foreground: 'b4bac4'}] : [{token: 'comment', foreground: '2f6b2f'}, {token: 'metatag.xml', foreground: '5b6472'}, {token: 'attribute.name', foreground: 'b3261e'}, {token: 'attribute.value', foreground: '0b4fb3'}], colors: {
        'editor.background': colour('--paper'), 'editorLineNumber.foreground': colour('--soft'), 'editorLineNumber.dimmedForeground': colour('--soft'), 'editorLineNumber.activeForeground': colour('--ink')
      }});
      const box = el('div', {class: 'text-editor'});
      host.replaceChildren(box);
      desk.root.querySelector('.text-hint').hidden = false;
      const editor = monaco.editor.create(box, {
        value: text, language: language, theme: 'forestall', readOnly: !desk.editable, automaticLayout: true,
        ariaLabel: name, minimap: {enabled: false}, scrollBeyondLastLine: false, fixedOverflowWidgets: true, fontSize: 14, tabSize: 4, renderWhitespace: 'none', wordWrap: 'on'
      });
      const model = editor.getModel();
      let saved = isNew ? null : model.getValue();
      model.onDidChangeContent(function () { desk.changed(); });

      function here(finding) { return finding.place.file === name; }

      function go(line, column) {
        editor.revealLineInCenter(line);
        editor.setPosition({lineNumber: line, column: column || 1});
        editor.focus();
      }

      desk.begin({
        isDirty: function () { return model.getValue() !== saved; },
        snapshot: function () { return model.getValue(); },
        restore: function (typed) { editor.executeEdits('kept', [{range: model.getFullModelRange(), text: typed}]); },
        mark: function () { return model.getAlternativeVersionId(); },
        edit: function () { return {files: [{name: name, text: model.getValue()}]}; },
        show: function (answer) {
          monaco.editor.setModelMarkers(model, 'check', answer.report.findings.filter(here).map(function (each) {
            const line = Math.min(lineOf(each.place), model.getLineCount());
            const column = Math.max(1, Math.min(each.place.column || model.getLineFirstNonWhitespaceColumn(line) || 1, model.getLineMaxColumn(line)));
            const word = model.getWordAtPosition({lineNumber: line, column: column});
            return {
              startLineNumber: line, endLineNumber: line, startColumn: column, severity: SEVERITY[each.severity], source: each.code,
              endColumn: word && each.place.column ? word.endColumn : Math.max(column + 1, model.getLineLastNonWhitespaceColumn(line)), message: each.message + '\n' + each.hint
            };
          }));
        },
        has: here,
        go: function (finding) { go(lineOf(finding.place), finding.place.column); },
        kept: function () { saved = model.getValue(); },
        undo: null
      });
      if (isNew) { desk.changed(); }
      if (asked.get('line')) { go(Number(asked.get('line')) || 1, 1); }
      box.dataset.ready = 'true';
    }).catch(function (refused) { desk.trouble(refused, 'The text could not be opened'); });
  }

  function beginNew(form) {
    const like = form.querySelector('#begin-like');
    const name = form.querySelector('#begin-name');
    const trouble = form.querySelector('#begin-trouble');
    const ending = function () { return '.' + like.selectedOptions[0].dataset.ending; };
    const known = Array.from(document.querySelectorAll('.known-file')).map(function (each) { return each.value; });
    like.addEventListener('change', function () { form.querySelector('#begin-ending').textContent = ending(); });
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      const file = name.value.trim() + ending();
      trouble.textContent = known.includes(file) ? 'There is a file of this name.' : /^[a-z0-9][a-z0-9_-]{0,63}\./.test(file) ? '' : 'A name has small letters, digits, - and _, and begins with a letter or digit.';
      if (trouble.textContent) { name.focus(); return; }
      if (ending() === '.csv') {
        window.location.href = 'table.xhtml?' + new URLSearchParams({v: desk.number, file: file, like: like.value});
        return;
      }
      ui.ask('GET', desk.edits('/new/' + encodeURIComponent(file) + '?like=' + like.value)).then(function (begun) {
        form.remove();
        desk.file = file;
        desk.root.querySelector('h1').textContent = file;
        desk.root.querySelector('.crumbs [aria-current]').textContent = file;
        begin(file, begun.text, true);
      }).catch(function (refused) { desk.trouble(refused, 'It could not be begun'); });
    });
  }

  const form = desk.root.querySelector('form.begin');
  if (form) {
    beginNew(form);
  } else if (desk.file) {
    fetch(desk.api + desk.number + '/files/' + encodeURIComponent(desk.file)).then(function (answer) {
      if (!answer.ok) { throw new ui.Refused(answer.status, '', 'The service answered ' + answer.status + '.'); }
      return answer.text();
    }).then(function (text) { begin(desk.file, text, false); }).catch(function (refused) { desk.trouble(refused, 'The text could not be read'); });
  }
}());
