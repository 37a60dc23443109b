// The rows of a file of tables while they are edited: what they are, what they were, and where each came from. Knows nothing of the page.
window.forestall = window.forestall || {};
forestall.book = (function () {
  'use strict';
  const MOST_STEPS = 500; // that can be undone

  function letters(column) {
    let name = '';
    for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
      name = String.fromCharCode(65 + (left - 1) % 26) + name;
    }
    return name;
  }

  function columnOf(name) {
    return Array.from(name).reduce(function (sum, letter) { return sum * 26 + letter.charCodeAt(0) - 64; }, 0) - 1;
  }

  function isBlank(cells) { return cells.every(function (cell) { return cell.trim() === ''; }); }

  function same(one, other) {
    return one.length === other.length && one.every(function (rows, table) {
      return rows.length === other[table].length && rows.every(function (row, at) {
        const cells = other[table][at].cells;
        return row === other[table][at] || (row.cells.length === cells.length && row.cells.every(function (cell, column) { return cell === cells[column]; }));
      });
    });
  }

  /** Opens what the API tells of a file of tables. */
  function open(view) {
    let next = 1;
    let from = new Map(); // id of a row → its number in the saved file
    const listeners = [];
    const done = [];
    const undone = [];
    const tables = [];
    const sheets = view.sheets.map(function (sheet) {
      const rows = sheet.rows.map(function (cells, at) {
        const row = {id: next++, cells: cells};
        from.set(row.id, at + 1);
        return row;
      });
      const parts = [];
      let last = 0;
      sheet.tables.forEach(function (table, number) {
        const end = number + 1 < sheet.tables.length ? sheet.tables[number + 1].top : rows.length;
        const first = Math.min(table.first, end);
        let stop = end;
        while (stop > first && isBlank(rows[stop - 1].cells)) { stop--; }
        tables.push({sheet: sheet.name, title: table.title, columns: table.columns, width: sheet.rows[0] ? sheet.rows[0].length : 0, notes: rows.slice(last, table.top)});
        parts.push({head: rows.slice(last, first), table: tables.length - 1, body: rows.slice(first, stop), tail: rows.slice(stop, end)});
        last = end;
      });
      return {name: sheet.name, parts: parts, rest: rows.slice(last)};
    });
    let state = [];
    sheets.forEach(function (sheet) { sheet.parts.forEach(function (part) { state[part.table] = part.body; }); });
    let saved = state;

    function all(sheet) {
      let rows = [];
      sheet.parts.forEach(function (part) { rows = rows.concat(part.head, state[part.table], part.tail); });
      return rows.concat(sheet.rest);
    }

    function tell(place) { listeners.forEach(function (listener) { listener(place); }); }

    /** Changes a table's rows in one step that can be undone; {@code place} is where the reader was, and is then. */
    function change(table, rows, before, after) {
      done.push({state: state, before: before, after: after});
      if (done.length > MOST_STEPS) { done.shift(); }
      undone.length = 0;
      state = state.map(function (each, number) { return number === table ? rows : each; });
      tell(null);
    }

    function row(cells, width) {
      const padded = cells.slice();
      while (padded.length < width) { padded.push(''); }
      return {id: next++, cells: padded};
    }

    const book = {
      tables: tables,
      rows: function (table) { return state[table]; },
      /** A row that was not there before. */
      fresh: function (table, cells) { return row(cells || [], tables[table].width); },
      changed: function (old, column, text) {
        const cells = old.cells.slice();
        while (cells.length <= column) { cells.push(''); }
        cells[column] = text;
        return {id: old.id, cells: cells};
      },
      change: change,
      undo: function () {
        const step = done.pop();
        if (!step) { return false; }
        undone.push({state: state, before: step.before, after: step.after});
        state = step.state;
        tell(step.before);
        return true;
      },
      redo: function () {
        const step = undone.pop();
        if (!step) { return false; }
        done.push({state: state, before: step.before, after: step.after});
        state = step.state;
        tell(step.after);
        return true;
      },
      canUndo: function () { return done.length > 0; },
      canRedo: function () { return undone.length > 0; },
      isDirty: function () { return !same(state, saved); },
      /** What is there now is what is saved. */
      keep: function () {
        saved = state;
        from = new Map();
        sheets.forEach(function (sheet) { all(sheet).forEach(function (each, at) { from.set(each.id, at + 1); }); });
        tell(null);
      },
      listen: function (listener) { listeners.push(listener); },
      /** Where a row of a table stands in its sheet, counted from 1. */
      number: function (table, at) {
        const sheet = sheets.find(function (each) { return each.parts.some(function (part) { return part.table === table; }); });
        let before = 0;
        for (const part of sheet.parts) {
          before += part.head.length;
          if (part.table === table) { return before + at + 1; }
          before += state[part.table].length + part.tail.length;
        }
        return 0;
      },
      /** As the API takes it: every sheet that has a table. */
      wanted: function () {
        return sheets.filter(function (sheet) { return sheet.parts.length; }).map(function (sheet) {
          return {sheet: sheet.name, rows: all(sheet).map(function (each) { return {from: from.get(each.id) || 0, cells: each.cells}; })};
        });
      },
      /** All cells of the first sheet. */
      grid: function () { return all(sheets[0]).map(function (each) { return each.cells; }); },
      /** Ids by sheet as they stand now, to find a finding's row again when rows have moved since. */
      ids: function () {
        return new Map(sheets.map(function (sheet) { return [sheet.name, all(sheet).map(function (each) { return each.id; })]; }));
      },
      /** Where a finding is: {table, id, column}; id 0 is the heading; null when it is in no table. */
      find: function (place, ids) {
        const sheet = sheets.find(function (each) { return each.name === (place.sheet || ''); }) || sheets[0];
        const cell = /^([A-Z]+)(\d+)$/.exec(place.cell || '');
        if (!sheet || !cell) { return null; }
        const known = ids.get(sheet.name) || [];
        const id = known[Number(cell[2]) - 1];
        for (const part of sheet.parts) {
          if (part.head.some(function (each) { return each.id === id; })) { return {table: part.table, id: 0, column: columnOf(cell[1])}; }
          if (state[part.table].some(function (each) { return each.id === id; })) { return {table: part.table, id: id, column: columnOf(cell[1])}; }
        }
        return null;
      },
      /** To be put away, and taken up again by {@code restore}. */
      snapshot: function () {
        return state.map(function (rows) { return rows.map(function (each) { return {from: from.get(each.id) || 0, cells: each.cells}; }); });
      },
      restore: function (snapshot) {
        done.push({state: state, before: null, after: null});
        state = state.map(function (rows, table) {
          const ids = new Map(rows.map(function (known) { return [from.get(known.id), known.id]; }));
          return (snapshot[table] || []).map(function (each) {
            const id = each.from && ids.get(each.from);
            ids.delete(each.from);
            return id ? {id: id, cells: each.cells} : row(each.cells, tables[table].width);
          });
        });
        tell(null);
      },
      replace: function (grid) { // of a file with one table under one row of headings
        done.push({state: state, before: null, after: null});
        undone.length = 0;
        state = [grid.slice(1).map(function (cells) { return row(cells, tables[0].width); })];
        tell(null);
      }
    };
    return book;
  }

  return {open: open, letters: letters, isBlank: isBlank};
}());
