// What a check found, as a list that leads to the places; and what the scenarios came to.
window.forestall = window.forestall || {};
forestall.found = (function () {
  'use strict';
  const ui = forestall.ui;
  const el = ui.el;
  const MOST = 200; // findings in the list
  const GRAVITY = ['ERROR', 'WARNING', 'NOTE'];

  function where(place) {
    return [place.sheet, place.cell, place.line ? 'line ' + place.line : ''].filter(Boolean).join(', ');
  }

  /** The page where a place of the saved version is edited. */
  function address(number, place) {
    const query = new URLSearchParams({v: number});
    if (place.file === 'scenarios') { if (place.cell) { query.set('at', place.cell); } return 'scenarios.xhtml?' + query; }
    if (place.file === 'parameters' || !place.file) { return 'parameters.xhtml?' + query; }
    query.set('file', place.file);
    if (place.sheet) { query.set('sheet', place.sheet); }
    if (place.cell) { query.set('at', place.cell); }
    if (place.line) { query.set('line', place.line); }
    return (/\.(csv|xlsx)$/.test(place.file) ? 'table' : 'text') + '.xhtml?' + query;
  }

  function item(desk, editor, finding, mark) {
    const here = editor.has(finding, mark);
    const name = [here ? '' : finding.place.file, where(finding.place)].filter(Boolean).join(', ') || 'The whole';
    const link = here
      ? ui.button(name, function () { editor.go(finding, mark); }, {class: 'jump'})
      : el('a', {href: address(desk.number, finding.place), class: 'jump', text: name});
    return el('li', {class: finding.severity.toLowerCase(), 'data-code': finding.code}, [
      el('span', {class: 'gravity', text: finding.severity.toLowerCase()}), link,
      el('span', {class: 'message', text: finding.message}), el('span', {class: 'hint', text: finding.hint})
    ]);
  }

  function sum(findings) {
    const words = GRAVITY.map(function (severity) {
      const number = findings.filter(function (each) { return each.severity === severity; }).length;
      return number ? ui.count(number, severity.toLowerCase()) : '';
    }).filter(Boolean);
    return words.length ? words.join(', ') : 'no findings';
  }

  function run(report) {
    const failed = report.scenarios.filter(function (each) { return each.failures.length; }).length;
    if (!report.coverage) { return 'no scenario was run'; }
    const passed = report.scenarios.length - failed;
    return failed ? passed + ' of ' + ui.count(report.scenarios.length, 'scenario') + ' pass' : 'all ' + ui.count(report.scenarios.length, 'scenario') + ' pass';
  }

  function results(desk, report) {
    const box = desk.root.querySelector('.desk-results');
    if (!box) { return; }
    const failed = report.scenarios.filter(function (each) { return each.failures.length; });
    const parts = [el('p', {text: run(report).replace(/^./, function (letter) { return letter.toUpperCase(); }) + '.'})];
    if (report.coverage) {
      const touched = Object.keys(report.coverage.touched).length;
      const all = touched + Object.keys(report.coverage.untouched).length;
      parts.push(el('p', {class: 'hint', text: 'They touch ' + touched + ' of ' + all + ' rules.'}));
    }
    if (failed.length) {
      parts.push(el('ul', {class: 'failures'}, failed.slice(0, MOST).map(function (each) {
        return el('li', {}, [el('strong', {text: each.scenario.name}), el('span', {text: ' ' + each.failures.join('; ') + '.'})]);
      })));
    }
    box.replaceChildren.apply(box, parts);
    box.closest('section').hidden = false;
  }

  /** Shows a check's answer; tells in one sentence what came out. */
  function show(desk, editor, answer, mark, forScenarios) {
    const report = answer.report;
    const findings = report.findings.slice().sort(function (one, other) {
      return (editor.has(other, mark) - editor.has(one, mark)) || (GRAVITY.indexOf(one.severity) - GRAVITY.indexOf(other.severity));
    });
    const list = desk.root.querySelector('.desk-found');
    list.replaceChildren.apply(list, findings.slice(0, MOST).map(function (each) { return item(desk, editor, each, mark); }));
    if (findings.length > MOST) { list.append(el('li', {text: 'and ' + (findings.length - MOST) + ' more'})); }
    const section = list.closest('section');
    section.hidden = findings.length === 0;
    results(desk, report);
    const errors = findings.some(function (each) { return each.severity === 'ERROR'; });
    const words = forScenarios ? run(report) + '; ' + sum(findings) : sum(findings) + '; ' + run(report);
    desk.state(words.charAt(0).toUpperCase() + words.slice(1) + '.', errors ? 'failed' : 'good');
    const shown = forScenarios ? desk.root.querySelector('.desk-results') : null;
    if (shown) { shown.closest('section').scrollIntoView({block: 'nearest'}); }
  }

  return {show: show, address: address};
}());
