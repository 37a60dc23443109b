// The page of parameters: the clock that the business lives by, and numbers with names.
(function () {
  'use strict';
  const desk = forestall.desk;
  if (!desk) { return; }
  const ui = forestall.ui;
  const el = ui.el;
  const host = desk.root.querySelector('.desk-body');
  const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/;
  const TIERS = {full: 'full standby', scaled: 'scaled standby', minimal: 'minimal standby', none: 'no standby'};
  let number = 0;

  function field(attributes, value) {
    const made = el('input', Object.assign({autocomplete: 'off', spellcheck: 'false', disabled: desk.editable ? null : 'disabled'}, attributes));
    made.value = value;
    return made;
  }

  function zones(zone) {
    let all = [];
    try { all = Intl.supportedValuesOf('timeZone'); } catch (old) { all = []; }
    all = ['UTC'].concat(all.filter(function (each) { return each !== 'UTC'; }));
    const chosen = zone === 'Z' ? 'UTC' : zone;
    if (!all.includes(chosen)) { all.unshift(chosen); }
    const select = el('select', {id: 'zone', disabled: desk.editable ? null : 'disabled'}, all.map(function (each) { return el('option', {value: each, text: each}); }));
    select.value = chosen;
    return select;
  }

  function uses(list) {
    if (!list || !list.length) { return el('span', {class: 'hint', text: 'no rule'}); }
    const link = function (use) { return el('li', {}, [el('a', {href: forestall.found.address(desk.number, use.place), text: use.rule || use.place.file})]); };
    if (list.length <= 2) { return el('ul', {class: 'uses'}, list.map(link)); }
    return el('details', {}, [el('summary', {text: ui.count(list.length, 'rule')}), el('ul', {class: 'uses'}, list.map(link))]);
  }

  function begin(view) {
    const zone = zones(view.parameters.zone);
    const rows = el('tbody');
    const outages = new Map(); // name → input
    const reserved = Object.keys(TIERS).map(function (tier) { return Object.keys(view.assumed).find(function (name) { return name.endsWith(' ' + tier); }); });

    function line(name, value) {
      const id = 'parameter-' + (++number);
      const nameField = field({'aria-label': 'Name', maxlength: '100', class: 'parameter-name', 'aria-describedby': id}, name);
      const valueField = field({'aria-label': 'Value of ' + (name || 'the new parameter'), inputmode: 'decimal', class: 'parameter-value', 'aria-describedby': id}, value);
      const used = el('td', {class: 'used'}, [uses(view.uses[name])]);
      const tr = el('tr', {}, [el('td', {}, [nameField, el('div', {class: 'trouble', id: id})]), el('td', {}, [valueField]), used]);
      nameField.addEventListener('input', function () { used.replaceChildren(uses(view.uses[nameField.value.trim()])); });
      if (desk.editable) {
        tr.append(el('td', {}, [ui.button('Remove', function () {
          const next = (tr.nextElementSibling || tr.previousElementSibling);
          tr.remove();
          (next ? next.querySelector('input') : zone).focus();
          desk.changed();
        }, {'aria-label': 'Remove ' + (name || 'the new parameter')})]));
      }
      return tr;
    }

    function read() {
      return {
        zone: zone.value,
        rows: Array.from(rows.children).map(function (tr) { return [tr.querySelector('.parameter-name').value, tr.querySelector('.parameter-value').value]; }),
        outages: Array.from(outages.values()).map(function (each) { return each.value; })
      };
    }

    function write(typed) {
      zone.value = typed.zone;
      rows.replaceChildren.apply(rows, typed.rows.map(function (each) { return line(each[0], each[1]); }));
      Array.from(outages.values()).forEach(function (each, at) { each.value = typed.outages[at]; });
    }

    /** What is wrong stands under its field; true when nothing is. */
    function fine() {
      const names = new Set();
      let first = null;
      Array.from(rows.children).forEach(function (tr) {
        const name = tr.querySelector('.parameter-name');
        const value = tr.querySelector('.parameter-value');
        const words = name.value.trim() === '' ? 'Give it a name.' : /["\\]/.test(name.value) ? 'Leave out quotes and backslashes.' : names.has(name.value.trim()) || reserved.includes(name.value.trim()) ? 'There is one of this name.'
          : NUMBER.test(value.value.trim()) ? '' : 'Write a number, such as 15 or 0.5.';
        names.add(name.value.trim());
        tr.querySelector('.trouble').textContent = words;
        const wrong = words === '' ? null : /number/.test(words) ? value : name;
        [name, value].forEach(function (each) { each.setAttribute('aria-invalid', String(each === wrong)); });
        first = first || wrong;
      });
      outages.forEach(function (input) {
        const wrong = input.value.trim() !== '' && !(NUMBER.test(input.value.trim()) && Number(input.value) >= 0);
        input.setAttribute('aria-invalid', String(wrong));
        input.parentNode.querySelector('.trouble').textContent = wrong ? 'Write minutes of 0 or more, or nothing.' : '';
        first = first || (wrong ? input : null);
      });
      if (first) { first.focus(); }
      return first === null;
    }

    host.append(el('section', {class: 'card', 'aria-labelledby': 'zone-title'}, [
      el('h2', {id: 'zone-title', text: 'Time zone'}), el('p', {class: 'hint', id: 'zone-hint', text: 'Of the hours, days of the week, and days of the month that rules ask for.'}),
      el('label', {for: 'zone', class: 'only-read', text: 'Time zone'}), zone
    ]));
    const table = el('table', {class: 'parameters'}, [
      el('thead', {}, [el('tr', {}, ['Name', 'Value', 'Asked for by'].concat(desk.editable ? [''] : []).map(function (words) { return words ? el('th', {scope: 'col', text: words}) : el('td'); }))]), rows
    ]);
    host.append(el('section', {class: 'card', 'aria-labelledby': 'numbers-title'}, [
      el('h2', {id: 'numbers-title', text: 'Numbers'}), el('p', {class: 'hint', text: 'A rule asks for one by parameter("its name"); a table by its name in a cell of such a column.'}), table,
      desk.editable ? ui.button('Add a number', function () { const tr = line('', ''); rows.append(tr); tr.querySelector('input').focus(); desk.changed(); }, {class: 'plain add-row'}) : null
    ]));
    const minutes = el('div', {class: 'outages'}, reserved.map(function (name, at) {
      const input = field({id: 'outage-' + at, inputmode: 'decimal', placeholder: String(view.assumed[name]), 'aria-describedby': 'outage-trouble-' + at}, '');
      outages.set(name, input);
      return el('div', {}, [el('label', {for: 'outage-' + at, text: 'With ' + TIERS[name.split(' ').pop()]}), input, el('div', {class: 'trouble', id: 'outage-trouble-' + at})]);
    }));
    host.append(el('section', {class: 'card', 'aria-labelledby': 'outages-title'}, [
      el('h2', {id: 'outages-title', text: 'Minutes of an outage'}), el('p', {class: 'hint', text: 'How long a component is down when it fails, by the standby that it has. Comparisons price losses by it; what is left empty is taken as shown.'}), minutes
    ]));

    const values = view.parameters.values || {};
    write({
      zone: zone.value, rows: Object.keys(values).filter(function (name) { return !reserved.includes(name); }).map(function (name) { return [name, String(values[name])]; }),
      outages: reserved.map(function (name) { return values[name] === undefined ? '' : String(values[name]); })
    });
    let saved = JSON.stringify(read());
    host.addEventListener('input', function () { desk.changed(); });

    desk.begin({
      isDirty: function () { return JSON.stringify(read()) !== saved; }, snapshot: read, restore: write, mark: function () { return null; },
      refused: function () { return fine() ? '' : 'Something is not filled in as it must be; it is marked below.'; },
      edit: function () {
        const typed = read();
        const all = {};
        typed.rows.forEach(function (each) { all[each[0].trim()] = Number(each[1]); });
        outages.forEach(function (input, name) { if (input.value.trim() !== '') { all[name] = Number(input.value); } });
        return {parameters: {zone: typed.zone, values: all}};
      },
      show: function () {}, has: function (finding) { return finding.place.file === 'parameters'; }, go: function () { rows.querySelector('input').focus(); },
      kept: function () { saved = JSON.stringify(read()); }
    });
  }

  ui.ask('GET', desk.edits('/parameters')).then(begin).catch(function (refused) { desk.trouble(refused, 'The parameters could not be read'); });
}());
