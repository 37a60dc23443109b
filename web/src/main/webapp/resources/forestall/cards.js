// The parts of the component's page, one under another: signals, log, events, and what was foreseen.
window.forestall = window.forestall || {};
forestall.cards = (function () {
  'use strict';
  const charts = forestall.charts;
  const lanes = forestall.lanes;
  const el = lanes.el;

  /** What to do when nothing ever came. */
  function empty(root) {
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

  function card(stack, kind, key, title, hint, body, lists) {
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

  /** One signal. */
  function signal(stack, data, time) {
    const count = data.anomalies.length;
    const values = data.value.filter(function (value) { return value !== null; });
    const list = count === 0 ? [] : [lanes.table(count === 1 ? '◆ 1 anomaly' : '◆ ' + count + ' anomalies', ['When', 'What'],
      data.anomalies.map(function (each) { return [charts.words(lanes.seconds(each.at)), each.words]; }))];
    const unit = data.rate ? 'growth a second' : '';
    const label = data.metric + (values.length === 0 ? ': nothing measured in this time'
      : ' from ' + charts.number(Math.min.apply(null, values)) + ' to ' + charts.number(Math.max.apply(null, values))
        + ', last ' + charts.number(values[values.length - 1]) + '; ' + (count === 0 ? 'no anomaly' : count === 1 ? '1 anomaly' : count + ' anomalies'));
    const picture = canvasOf(132, label);
    const made = card(stack, 'signal', data.metric, data.metric, unit, [picture.frame], list);
    const chart = charts.signal(picture.canvas, data, time);
    const reach = Math.max(1.5 * data.interval, (time.to - time.from) / 400);
    return {
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
          made.reading.append(' usually ' + charts.number(data.usual[place], 3) + ' ± ' + charts.number(3 * data.deviation[place], 2));
        } else {
          made.reading.append(' still learning');
        }
        if (data.surprise[place] >= 1) {
          made.reading.append(el('span', {class: data.surprise[place] >= 2 ? 'odd' : '', text: ' surprise ' + data.surprise[place].toFixed(1)}));
        }
      }
    };
  }

  /** The log: counts, what was unusual, and its statements. */
  function log(stack, data, time) {
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
    const made = card(stack, 'log', 'log', 'Log', hint, body, lanes.markList(data));
    return {
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
    };
  }

  /** Events and failovers. */
  function happenings(stack, all, time) {
    const width = stack.clientWidth - charts.LEFT - charts.RIGHT;
    card(stack, 'happenings', 'happenings', 'Events and failovers', '', lanes.happenings(all, time, width), lanes.happeningList(all));
  }

  /** What was foreseen. */
  function risk(stack, lines, time) {
    const any = lines.some(function (each) { return each.at.length > 0; });
    const picture = canvasOf(150, lines.map(function (each) {
      const values = each.value.filter(function (value) { return value !== null; });
      return values.length === 0 ? each.name + ': not decided yet'
        : each.name + ' from ' + Math.min.apply(null, values).toFixed(2) + ' to ' + Math.max.apply(null, values).toFixed(2) + ', last ' + values[values.length - 1].toFixed(2);
    }).join('; '));
    const made = card(stack, 'foreseen', 'risk', 'Foreseen', 'probability of failure',
      any ? [picture.frame] : [el('p', {class: 'hint quiet', text: 'Nothing was decided in this time.'})], []);
    return {
      chart: any ? charts.risk(picture.canvas, lines, time) : null,
      read: function (second) {
        made.reading.replaceChildren();
        lines.forEach(function (each, place) {
          const found = second === null ? each.at.length - 1 : nearest(each.at, second, (time.to - time.from) / 100);
          made.reading.append(el('i', {class: 'swatch risk-line risk-' + place}), each.name + ' ',
            el('b', {text: found < 0 || each.value[found] === null ? '–' : each.value[found].toFixed(2)}), '  ');
        });
      }
    };
  }

  return {empty: empty, signal: signal, log: log, happenings: happenings, risk: risk};
}());
