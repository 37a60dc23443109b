// Cells as spreadsheets put them on the clipboard: tabs between cells, lines between rows, quotes around cells that hold either.
window.forestall = window.forestall || {};
forestall.clipboard = (function () {
  'use strict';

  function read(text) {
    const rows = [];
    let row = [];
    let cell = '';
    let quoted = false;
    const body = text.replace(/\r\n?/g, '\n');
    for (let at = 0; at < body.length; at++) {
      const letter = body[at];
      if (quoted) {
        if (letter === '"' && body[at + 1] === '"') { cell += '"'; at++; } else if (letter === '"') { quoted = false; } else { cell += letter; }
      } else if (letter === '"' && cell === '' && closes(body, at)) {
        quoted = true;
      } else if (letter === '\t') {
        row.push(cell); cell = '';
      } else if (letter === '\n') {
        row.push(cell); rows.push(row); row = []; cell = '';
      } else {
        cell += letter;
      }
    }
    if (cell !== '' || row.length) { row.push(cell); rows.push(row); }
    return rows;
  }

  // A quote that is never closed before a tab or line is an inch, not a quote.
  function closes(text, from) {
    for (let at = from + 1; at < text.length; at++) {
      if (text[at] === '"') {
        if (text[at + 1] === '"') { at++; continue; }
        return at + 1 === text.length || text[at + 1] === '\t' || text[at + 1] === '\n';
      }
    }
    return false;
  }

  function write(rows) {
    return rows.map(function (row) {
      return row.map(function (cell) {
        return /["\t\n]/.test(cell) ? '"' + cell.replace(/"/g, '""') + '"' : cell;
      }).join('\t');
    }).join('\n');
  }

  /** As comma-separated text. */
  function csv(rows) {
    return rows.map(function (row) {
      return row.map(function (cell) { return /[",\n\r]/.test(cell) ? '"' + cell.replace(/"/g, '""') + '"' : cell; }).join(',');
    }).join('\n') + '\n';
  }

  return {read: read, write: write, csv: csv};
}());
