// The page of one component: asks the API for a span of time, and draws it.
(function () {
  'use strict';
  const root = document.getElementById('lookback');
  if (!root) { return; }
  const charts = forestall.charts;
  const lanes = forestall.lanes;
  const el = lanes.el;
  const RANGES = {'6h': 21600, '24h': 86400, '7d': 604800};
  const WORDS = {'6h': '6 hours', '24h': '24 hours', '7d': '7 days'};
  const MOST = 12;
  const REFRESH = 60000;
  const LEAST = 300; // seconds one can look into

  const stack = root.querySelector('.stack');
  const state = root.querySelector('.state');
  const closer = root.querySelector('.closer');
  const address = new URLSearchParams(window.location.search);
  const chosen = {
    range: RANGES[address.get('range')] ? address.get('range') : '24h',
    metrics: address.getAll('metric'),
    closer: null // {from, to} that was dragged
  };
  const opened = new Set();
  let cards = []; // {chart, read(second)}
  let shown = null;
  let asked = 0;

  function span(answer) {
    return {from: lanes.seconds(answer.from), to: lanes.seconds(answer.to), now: Date.now() / 1000};
  }

  function ask(quietly) {
    const mine = ++asked;
    const query = new URLSearchParams();
    if (chosen.closer) {
      query.set('from', new Date(chosen.closer.from * 1000).toISOString());
      query.set('to', new Date(chosen.closer.to * 1000).toISOString());
    } else {
      const now = root.dataset.now ? Date.parse(root.dataset.now) : Date.now();
      query.set('from', new Date(now - RANGES[chosen.range] * 1000).toISOString());
      query.set('to', new Date(now).toISOString());
    }
    chosen.metrics.forEach(function (metric) { query.append('metric', metric); });
    const began = performance.now();
    if (!quietly) {
      stack.setAttribute('aria-busy', 'true');
      state.textContent = 'Loading ' + (chosen.closer ? 'the part you chose' : WORDS[chosen.range]) + ' …';
    }
    fetch(root.dataset.api + '?' + query, {headers: {Accept: 'application/json'}})
      .then(function (answer) {
        return answer.json().then(function (body) {
          if (!answer.ok) { throw new Error(body.detail || 'the service answered ' + answer.status); }
          return body;
        });
      })
      .then(function (body) {
        if (mine !== asked) { return; }
        show(body);
        stack.dataset.drawn = chosen.closer ? 'closer' : chosen.range;
        stack.dataset.took = Math.round(performance.now() - began);
      })
      .catch(function (trouble) {
        if (mine === asked) { fail(trouble); }
      });
  }

  function fail(trouble) {
    stack.removeAttribute('aria-busy');
    state.textContent = '';
    const again = el('button', {type: 'button', class: 'plain', text: 'Try again'});
    again.addEventListener('click', function () { ask(false); });
    clear();
    stack.append(el('div', {class: 'notice failed', role: 'alert'}, [
      el('h2', {text: 'The signals could not be read'}), el('p', {text: trouble.message}), again
    ]));
    if (chosen.metrics.length > 0) {
      const oddest = el('button', {type: 'button', class: 'plain', text: 'Show the oddest signals'});
      oddest.addEventListener('click', function () { choose([]); });
      stack.querySelector('.notice').append(' ', oddest);
    }
  }

  function clear() {
    cards.forEach(function (card) { if (card.chart) { card.chart.destroy(); } });
    cards = [];
    stack.replaceChildren();
  }

  function show(answer) {
    const time = span(answer);
    shown = {answer: answer, span: time};
    clear();
    stack.removeAttribute('aria-busy');
    state.textContent = '';
    root.querySelector('.span').textContent = charts.words(time.from) + ' to ' + charts.words(time.to) + ' UTC';
    closer.hidden = !chosen.closer;
    closer.textContent = 'Back to ' + WORDS[chosen.range];
    const heard = answer.metrics.length > 0 || answer.logs.lines > 0;
    if (!heard) { stack.append(forestall.cards.empty(root)); }
    root.style.setProperty('--toolbar', root.querySelector('.toolbar').offsetHeight + 'px');
    stack.append(axis(time));
    answer.signals.forEach(function (each) { cards.push(forestall.cards.signal(stack, each, time)); });
    if (heard) { cards.push(forestall.cards.log(stack, answer.logs, time)); }
    forestall.cards.happenings(stack, answer.happenings, time);
    cards.push(forestall.cards.risk(stack, answer.risk, time));
    stack.append(el('div', {class: 'cursor', hidden: 'hidden'}, [el('span', {})]), el('div', {class: 'selection', hidden: 'hidden'}));
    stack.querySelectorAll('details[data-key]').forEach(function (each) { each.open = opened.has(each.dataset.key); });
    read(null);
    choices();
  }

  function axis(time) {
    const marks = charts.axis(time, stack.clientWidth - charts.LEFT - charts.RIGHT).map(function (mark) {
      return el('span', {
        class: mark.midnight ? 'midnight' : '', text: mark.words,
        style: 'left:' + 100 * (mark.at - time.from) / (time.to - time.from) + '%'
      });
    });
    return el('div', {class: 'axis', 'aria-hidden': 'true'}, [el('b', {text: 'UTC'}), el('div', {class: 'plot'}, marks)]);
  }

  function read(second) {
    cards.forEach(function (each) { each.read(second); });
  }

  forestall.page = {
    stack: stack, root: root, chosen: chosen, opened: opened, MOST: MOST, LEAST: LEAST, RANGES: RANGES,
    shown: function () { return shown; }, read: read, choose: choose, look: look
  };

  /** Other signals; none means the oddest. */
  function choose(metrics) {
    chosen.metrics = metrics;
    remember();
    ask(false);
  }

  /** Another range, or a part of one. */
  function look(range, part) {
    chosen.range = range;
    chosen.closer = part;
    remember();
    ask(false);
  }

  function remember() {
    const query = new URLSearchParams();
    query.set('id', root.dataset.component);
    query.set('range', chosen.range);
    chosen.metrics.forEach(function (metric) { query.append('metric', metric); });
    window.history.replaceState(null, '', '?' + query);
  }

  function choices() {
    root.dispatchEvent(new CustomEvent('shown'));
  }

  /** What is at the top is as the server writes it. */
  function refresh() {
    fetch(window.location.pathname + '?id=' + encodeURIComponent(root.dataset.component))
      .then(function (answer) { return answer.ok ? answer.text() : Promise.reject(new Error('gone')); })
      .then(function (text) {
        const fresh = new DOMParser().parseFromString(text, 'text/html').getElementById('now');
        const old = document.getElementById('now');
        const details = old.querySelector('details');
        if (fresh && !old.contains(document.activeElement)) {
          const wasOpen = details && details.open;
          old.replaceWith(fresh);
          const now = fresh.querySelector('details');
          if (now && wasOpen) { now.open = true; }
        }
      })
      .catch(function () { state.textContent = 'The service does not answer; what is shown may be old.'; });
  }

  let resized = 0;
  window.addEventListener('resize', function () {
    clearTimeout(resized);
    resized = setTimeout(function () { if (shown) { show(shown.answer); } }, 150);
  });

  setInterval(function () {
    if (!document.hidden && !chosen.closer && !stack.contains(document.activeElement)) {
      ask(true);
      refresh();
    }
  }, REFRESH);

  ask(false);
}());
