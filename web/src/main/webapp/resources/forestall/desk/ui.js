// Small helpers of the editors: elements, calls of the API, and what is told to the reader.
window.forestall = window.forestall || {};
forestall.ui = (function () {
  'use strict';

  /** An element; {@code text} is text, never markup; what is null is left out. */
  function el(tag, attributes, children) {
    const made = document.createElement(tag);
    Object.entries(attributes || {}).forEach(function (entry) {
      if (entry[0] === 'text') { made.textContent = entry[1]; } else if (entry[1] !== null) { made.setAttribute(entry[0], entry[1]); }
    });
    (children || []).forEach(function (child) { if (child !== null) { made.append(child); } });
    return made;
  }

  function button(words, act, attributes) {
    const made = el('button', Object.assign({type: 'button', class: 'plain', text: words}, attributes || {}));
    made.addEventListener('click', act);
    return made;
  }

  /** The service said no; {@code status} is 0 when it was not reached. */
  class Refused extends Error {
    constructor(status, code, words) { super(words); this.status = status; this.code = code; }
  }

  function refusal(status, body) {
    if (status === 401) { return new Refused(401, 'unauthenticated', 'Your session has ended.'); }
    const code = String(body.type || '').split(':').pop();
    const words = body.detail || 'The service answered ' + status + '.';
    return new Refused(status, code, words.charAt(0).toUpperCase() + words.slice(1));
  }

  /** Asks the API; answers the document, or fails with a Refused. */
  function ask(method, path, body, type) {
    const options = {method: method, headers: {Accept: 'application/json'}};
    if (body !== undefined) {
      options.headers['Content-Type'] = type || 'application/json';
      options.body = type ? body : JSON.stringify(body);
    }
    return fetch(path, options).then(function (answer) {
      return answer.text().then(function (text) {
        let document = {};
        try { document = text ? JSON.parse(text) : {}; } catch (noJson) { document = {}; }
        if (!answer.ok) { throw refusal(answer.status, document); }
        return document;
      });
    }, function () { throw new Refused(0, 'away', 'The service cannot be reached.'); });
  }

  /** 1 finding, 2 findings. */
  function count(number, one, many) { return number + ' ' + (number === 1 ? one : many || one + 's'); }

  const spoken = el('div', {class: 'only-read', 'aria-live': 'polite'});
  document.addEventListener('DOMContentLoaded', function () { document.body.append(spoken); });

  /** Says something to those who do not see it. */
  function say(words) { spoken.textContent = spoken.textContent === words ? words + ' ' : words; }

  return {el: el, button: button, ask: ask, say: say, count: count, Refused: Refused};
}());
