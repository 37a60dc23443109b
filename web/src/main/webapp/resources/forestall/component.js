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
  let cards = []; // {node, chart, read(second)}
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
    if (answer.metrics.length === 0 && answer.logs.lines === 0) {
      stack.append(empty());
    }
    answer.signals.forEach(function (each) { signalCard(each, time); });
    if (answer.metrics.length > 0 || answer.logs.lines > 0) { logCard(answer.logs, time); }
    happeningCard(answer.happenings, time);
    riskCard(answer.risk, time);
    stack.append(el('div', {class: 'cursor', hidden: 'hidden'}, [el('span', {})]), el('div', {class: 'selection', hidden: 'hidden'}));
    stack.querySelectorAll('details[data-key]').forEach(function (each) { each.open = opened.has(each.dataset.key); });
    read(null);
    choices();
  }

  function empty() {
    return el('div', {class: 'notice'}, [
      el('h2', {text: 'Nothing was received from ' + root.dataset.name + ' yet'}),
      el('p', {text: 'Its signals appear here a minute after the first samples. Send them as your monitoring does:'}),
      el('ul', {}, [
        el('li', {}, ['Prometheus remote write to ', el('code', {text: '/api/v1/telemetry/prometheus'}), ' with a label ', el('code', {text: 'component="' + root.dataset.component + '"'})]),
        el('li', {}, ['OpenTelemetry to ', el('code', {text: '/api/v1/telemetry/otlp'}), ', Loki push, or syslog']),
        el('li', {}, ['JSON lines to ', el('code', {text: 'POST /api/v1/telemetry/samples'}), ' and ', el('code', {text: '/logs'})])
      ]),
      el('p', {}, ['Series that no component claims are listed at ', el('a', {href: '/api/v1/telemetry/unmapped', text: '/api/v1/telemetry/unmapped'}), '.'])
    ]);
  }

  function card(kind, key, title, hint, body, lists) {
    const reading = el('span', {class: 'reading'});
    lists.forEach(function (list) { list.dataset.key = key; });
    const node = el('article', {class: 'chart ' + kind, 'data-signal': key}, [
      el('header', {}, [el('h3', {}, [title, hint ? el('small', {text: ' ' + hint}) : '']), reading].concat(lists))
    ].concat(body));
    stack.append(node);
    return {node: node, reading: reading};
  }

  function canvasOf(height, label) {
    const canvas = el('canvas', {role: 'img', 'aria-label': label});
    return {canvas: canvas, frame: el('div', {class: 'canvas', style: 'height:' + height + 'px'}, [canvas])};
  }

  function nearest(at, second, most) {
    let low = 0;
    let high = at.length - 1;
    if (high < 0) { return -1; }
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at[middle] < second) { low = middle + 1; } else { high = middle; }
    }
    if (low > 0 && second - at[low - 1] < at[low] - second) { low--; }
    return Math.abs(at[low] - second) <= most ? low : -1;
  }

  function signalCard(data, time) {
    const count = data.anomalies.length;
    const values = data.value.filter(function (value) { return value !== null; });
    const list = count === 0 ? [] : [lanes.table(count === 1 ? '◆ 1 anomaly' : '◆ ' + count + ' anomalies', ['When', 'What'],
      data.anomalies.map(function (each) { return [charts.words(lanes.seconds(each.at)), each.words]; }))];
    const unit = data.rate ? 'growth a second' : '';
    const label = data.metric + (values.length === 0 ? ': nothing measured in this time'
      : ' from ' + charts.number(Math.min.apply(null, values)) + ' to ' + charts.number(Math.max.apply(null, values))
        + ', last ' + charts.number(values[values.length - 1]) + '; ' + (count === 0 ? 'no anomaly' : count === 1 ? '1 anomaly' : count + ' anomalies'));
    const picture = canvasOf(132, label);
    const made = card('signal', data.metric, data.metric, unit, [picture.frame], list);
    const chart = charts.signal(picture.canvas, data, time);
    const reach = Math.max(1.5 * data.interval, (time.to - time.from) / 400);
    cards.push({
      chart: chart,
      read: function (second) {
        const place = second === null ? data.at.length - 1 : nearest(data.at, second, reach);
        made.reading.replaceChildren();
        if (place < 0 || data.value[place] === null) {
          made.reading.textContent = values.length === 0 ? 'nothing measured in this time' : 'nothing measured';
          return;
        }
        made.reading.append(el('b', {text: charts.number(data.value[place])}));
        if (data.usual[place] !== null) {
          made.reading.append(' usually ' + charts.number(data.usual[place]) + ' ± ' + charts.number(3 * data.deviation[place]));
        } else {
          made.reading.append(' still learning');
        }
        if (data.surprise[place] >= 1) {
          made.reading.append(el('span', {class: data.surprise[place] >= 2 ? 'odd' : '', text: ' surprise ' + data.surprise[place].toFixed(1)}));
        }
      }
    });
  }

  function logCard(data, time) {
    const total = function (column) { return column.reduce(function (sum, each) { return sum + each; }, 0); };
    const hint = data.lines === 0 ? '' : 'lines per ' + (data.width >= 3600 ? Math.round(data.width / 360) / 10 + ' h' : Math.round(data.width / 6) / 10 + ' min');
    const picture = canvasOf(84, 'Log: ' + data.lines + ' lines, ' + total(data.errors) + ' errors, ' + total(data.warnings) + ' warnings; '
      + data.marks.length + ' unusual');
    const body = data.lines === 0 && data.marks.length === 0 ? [el('p', {class: 'hint quiet', text: 'It logged nothing in this time.'})]
      : [lanes.marks(data, time), picture.frame].concat(lanes.templates(data, time));
    if (data.since) {
      body.unshift(el('p', {class: 'hint capped', text: 'There is more log than is read at once: only the latest '
        + charts.number(data.lines) + ' lines are shown, since ' + charts.words(lanes.seconds(data.since)) + '. Choose a shorter range to see what came before.'}));
    }
    const made = card('log', 'log', 'Log', hint, body, lanes.markList(data));
    cards.push({
      chart: body.includes(picture.frame) ? charts.log(picture.canvas, data, time) : null,
      read: function (second) {
        const place = second === null ? -1 : nearest(data.at, second - data.width / 2, data.width / 2);
        const counts = second === null ? [total(data.errors), total(data.warnings), total(data.others)]
          : place < 0 ? [0, 0, 0] : [data.errors[place], data.warnings[place], data.others[place]];
        made.reading.replaceChildren(
          el('i', {class: 'swatch error'}), counts[0] + (counts[0] === 1 ? ' error  ' : ' errors  '),
          el('i', {class: 'swatch warning'}), counts[1] + (counts[1] === 1 ? ' warning  ' : ' warnings  '),
          el('i', {class: 'swatch other'}), counts[2] + ' others');
      }
    });
  }

  function happeningCard(all, time) {
    card('happenings', 'happenings', 'Events and failovers', '', lanes.happenings(all, time), lanes.happeningList(all));
  }

  function riskCard(lines, time) {
    const any = lines.some(function (each) { return each.at.length > 0; });
    const picture = canvasOf(150, lines.map(function (each) {
      const values = each.value.filter(function (value) { return value !== null; });
      return values.length === 0 ? each.name + ': not decided yet'
        : each.name + ' from ' + Math.min.apply(null, values).toFixed(2) + ' to ' + Math.max.apply(null, values).toFixed(2) + ', last ' + values[values.length - 1].toFixed(2);
    }).join('; '));
    const made = card('foreseen', 'risk', 'Foreseen', '',
      any ? [picture.frame] : [el('p', {class: 'hint quiet', text: 'Nothing was decided in this time.'})], []);
    cards.push({
      chart: any ? charts.risk(picture.canvas, lines, time) : null,
      read: function (second) {
        made.reading.replaceChildren();
        lines.forEach(function (each, place) {
          const found = second === null ? each.at.length - 1 : nearest(each.at, second, (time.to - time.from) / 100);
          made.reading.append(el('i', {class: 'swatch risk-line risk-' + place}), each.name + ' ',
            el('b', {text: found < 0 || each.value[found] === null ? '–' : each.value[found].toFixed(2)}), '  ');
        });
      }
    });
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

  setInterval(function () {
    if (!document.hidden && !chosen.closer && !stack.contains(document.activeElement)) {
      ask(true);
      refresh();
    }
  }, REFRESH);

  ask(false);
}());
