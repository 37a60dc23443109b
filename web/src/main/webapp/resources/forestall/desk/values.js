// What can stand in a cell: said at once, while the service has the last word.
window.forestall = window.forestall || {};
forestall.values = (function () {
  'use strict';
  const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/;
  const LONGEST_REASON = 200;

  function range(sense) {
    if (sense.least !== undefined && sense.greatest !== undefined) { return 'a number from ' + sense.least + ' to ' + sense.greatest; }
    if (sense.least !== undefined) { return 'a number of ' + sense.least + ' or more'; }
    return 'a number';
  }

  function one(sense, part) {
    if (sense.content === 'NUMBER' || sense.content === 'WHOLE') {
      if (/[a-z(]/i.test(part) && !NUMBER.test(part)) { return /[($]|[a-z]\./i.test(part) ? '' : 'Write ' + range(sense) + ', such as 0.5.'; }
      if (!NUMBER.test(part)) { return 'Write ' + range(sense) + (/,/.test(part) ? '; a decimal has a point, not a comma.' : ', such as 0.5.'); }
      const value = Number(part);
      if (value < sense.least || value > sense.greatest) { return 'Write ' + range(sense) + '.'; }
      if (sense.content === 'WHOLE' && !Number.isInteger(value)) { return 'Write a whole number.'; }
      return '';
    }
    if (sense.values.length && !sense.values.some(function (value) { return value.toLowerCase() === part.toLowerCase(); })) {
      const few = sense.values.length <= 8 ? sense.values.join(', ') : sense.values.slice(0, 7).join(', ') + ' …';
      return 'Choose one of ' + few + '.';
    }
    return '';
  }

  function reason(text) {
    const name = text.replace(/^\s*#/, '').trim();
    if (name.length > LONGEST_REASON) { return 'Say it in at most ' + LONGEST_REASON + ' characters.'; }
    if (/["\\]/.test(name)) { return 'Leave out quotes and backslashes.'; }
    return '';
  }

  /** What is wrong with a cell; an empty text when nothing is. */
  function wrong(column, text, off, blankRow) {
    if (off || blankRow) { return ''; }
    if (text.trim() === '') { return column.needed ? (column.role === 'NAME' ? 'Say in a few words what it stands for.' : 'It must not be empty.') : ''; }
    if (column.role === 'NAME') { return reason(text); }
    const sense = column.sense;
    if (sense.content === 'OTHER' && !sense.values.length) {
      const parts = text.split(',').length;
      return sense.count > 1 && parts !== sense.count ? 'Write ' + sense.count + ' values with commas between.' : '';
    }
    if (sense.count === 1) { return one(sense, text.trim()); }
    const parts = text.split(',').map(function (part) { return part.trim(); });
    if (sense.count > 1 && parts.length !== sense.count) { return 'Write ' + sense.count + ' values with commas between.'; }
    return parts.map(function (part) { return part === '' ? 'There is a comma too many.' : one(sense, part); }).find(Boolean) || '';
  }

  /** Values to choose from for what was typed so far, and what the cell becomes by each. */
  function offers(column, text) {
    const sense = column.sense;
    if (!sense.values.length) { return []; }
    const many = sense.count !== 1;
    const cut = many ? text.lastIndexOf(',') + 1 : 0;
    const head = text.slice(0, cut);
    const typed = text.slice(cut).trim().toLowerCase();
    const there = head.split(',').map(function (part) { return part.trim(); });
    return sense.values.filter(function (value) {
      return value.toLowerCase().includes(typed) && !there.includes(value);
    }).map(function (value) { return {value: value, text: head + (head && !/\s$/.test(head) ? ' ' : '') + value}; });
  }

  return {wrong: wrong, offers: offers};
}());
