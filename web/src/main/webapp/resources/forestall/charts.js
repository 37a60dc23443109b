// Draws the charts of a component on one time axis. Times are seconds since 1970 and shown in UTC.
window.forestall = window.forestall || {};
forestall.charts = (function () {
  'use strict';
  const LEFT = 92; // of every plot, in CSS pixels, so that all share one time axis
  const RIGHT = 16;
  const ODD = 2; // surprise from which a sample is drawn as odd
  const STEPS = [60, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800];
  const DASHES = [[], [7, 4], [2, 3], [10, 3, 2, 3]];

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  }

  const time = new Intl.DateTimeFormat('en-GB', {hour: '2-digit', minute: '2-digit', timeZone: 'UTC'});
  const day = new Intl.DateTimeFormat('en-GB', {weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC'});

  function clock(second) {
    return time.format(new Date(second * 1000));
  }

  function words(second) {
    return day.format(new Date(second * 1000)).replace(',', '') + ' ' + clock(second);
  }

  /** Four digits unless told; thousands, millions, and so on by letter. */
  function number(value, digits) {
    const size = Math.abs(value);
    if (value === 0) { return '0'; }
    if (size < 1e-4 || size >= 1e15) { return value.toExponential(2).replace('e', 'E').replace('+', ''); }
    return new Intl.NumberFormat('en', {notation: size >= 1e4 ? 'compact' : 'standard', maximumSignificantDigits: digits || 4}).format(value);
  }

  function ticks(from, to, width) {
    const most = Math.max(2, Math.floor(width / 92));
    const step = STEPS.find(function (each) { return (to - from) / each <= most; }) || STEPS[STEPS.length - 1];
    const all = [];
    for (let at = Math.ceil(from / step) * step; at <= to; at += step) { all.push({value: at}); }
    return all;
  }

  /** Where the time axis above all charts has marks, and what they say. */
  function axis(span, width) {
    return ticks(span.from, span.to, width).map(function (tick) {
      const midnight = tick.value % 86400 === 0;
      return {
        at: tick.value, midnight: midnight,
        words: midnight ? day.format(new Date(tick.value * 1000)).replace(',', '') : clock(tick.value)
      };
    });
  }

  function timeScale(span) {
    return {
      type: 'linear', min: span.from, max: span.to, offset: false,
      afterBuildTicks: function (scale) { scale.ticks = ticks(span.from, span.to, scale.chart.width - LEFT - RIGHT); },
      border: {display: false},
      grid: {color: colour('grid'), drawTicks: false, offset: false},
      ticks: {display: false, autoSkip: false}
    };
  }

  function valueScale(options) {
    return Object.assign({
      border: {display: false},
      grid: {color: colour('grid')},
      afterFit: function (scale) { scale.width = LEFT; },
      ticks: {color: colour('soft'), maxTicksLimit: 5, font: {size: 11}, callback: function (value) { return number(value); }}
    }, options);
  }

  /** Hatches where nothing was measured. */
  function hatch(context) {
    const tile = document.createElement('canvas');
    tile.width = tile.height = 8;
    const pen = tile.getContext('2d');
    pen.strokeStyle = colour('gap');
    pen.lineWidth = 1;
    pen.beginPath();
    pen.moveTo(-2, 10); pen.lineTo(10, -2);
    pen.moveTo(-2, 2); pen.lineTo(2, -2);
    pen.moveTo(6, 10); pen.lineTo(10, 6);
    pen.stroke();
    return context.createPattern(tile, 'repeat');
  }

  /** Pairs of seconds between which nothing was measured. */
  function gaps(data, span) {
    const at = data.at;
    const found = [];
    if (at.length === 0) { return [[span.from, span.to]]; }
    const long = Math.max(3 * data.interval, (span.to - span.from) / 500);
    if (at[0] - span.from > long) { found.push([span.from, at[0]]); }
    for (let place = 1; place + 1 < at.length; place++) {
      if (data.value[place] === null) { found.push([at[place - 1], at[place + 1]]); }
    }
    const end = Math.min(span.to, span.now);
    if (end - at[at.length - 1] > long) { found.push([at[at.length - 1], end]); }
    return found;
  }

  function gapPainter(pairs) {
    return {
      id: 'gaps',
      beforeDatasetsDraw: function (chart) {
        const area = chart.chartArea;
        const pen = chart.ctx;
        pen.save();
        pen.fillStyle = hatch(pen);
        pairs.forEach(function (pair) {
          const left = Math.max(area.left, chart.scales.x.getPixelForValue(pair[0]));
          const right = Math.min(area.right, chart.scales.x.getPixelForValue(pair[1]));
          pen.fillRect(left, area.top, right - left, area.bottom - area.top);
        });
        pen.restore();
      }
    };
  }

  function limitPainter(limits) {
    return {
      id: 'limits',
      beforeDatasetsDraw: function (chart) {
        const area = chart.chartArea;
        const pen = chart.ctx;
        pen.save();
        pen.font = '11px system-ui, sans-serif';
        pen.fillStyle = colour('soft');
        pen.strokeStyle = colour('soft');
        pen.setLineDash([2, 4]);
        limits.forEach(function (limit) {
          const y = chart.scales.y.getPixelForValue(limit.value);
          pen.beginPath(); pen.moveTo(area.left, y); pen.lineTo(area.right, y); pen.stroke();
          pen.fillText(limit.words, area.left + 4, y - 3);
        });
        pen.restore();
      }
    };
  }

  function points(at, value) {
    return at.map(function (x, place) { return {x: x, y: value[place]}; });
  }

  function line(data, options) {
    return Object.assign({
      type: 'line', data: data, borderWidth: 1.5, pointRadius: 0, fill: false, tension: 0, spanGaps: false,
      borderJoinStyle: 'round'
    }, options);
  }

  function draw(canvas, datasets, x, y, plugins) {
    return new Chart(canvas, {
      type: 'line',
      data: {datasets: datasets},
      options: {
        animation: false, responsive: true, maintainAspectRatio: false, parsing: false, normalized: true, events: [],
        layout: {padding: {right: RIGHT, top: 6, bottom: 4}},
        plugins: {legend: {display: false}, tooltip: {enabled: false}},
        scales: {x: x, y: y}
      },
      plugins: plugins
    });
  }

  /** What the values and the better part of the band need; no less than 0 when no value is. */
  function bounds(data) {
    let least = Infinity;
    let greatest = -Infinity;
    let low = Infinity;
    let high = -Infinity;
    data.value.forEach(function (value, place) {
      if (value === null) { return; }
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
      if (data.usual[place] !== null) {
        low = Math.min(low, data.usual[place] - 3 * data.deviation[place]);
        high = Math.max(high, data.usual[place] + 3 * data.deviation[place]);
      }
    });
    if (least > greatest) { return {low: 0, high: 1, scale: {min: 0, max: 1}}; }
    const room = Math.max(0.4 * (greatest - least), 1e-9 * Math.abs(greatest));
    low = Math.min(least, Math.max(low, least - room));
    high = Math.max(greatest, Math.min(high, greatest + room));
    if (least >= 0) { low = Math.max(0, low); }
    const pad = 0.06 * (high - low);
    const scale = {suggestedMin: low - pad, suggestedMax: high + pad};
    if (least >= 0 && low - pad <= 0) { scale.min = 0; }
    return {low: low, high: high, scale: scale};
  }

  /** One signal: the band, what is usual, what was measured, and where anomalies begin. */
  function signal(canvas, data, span) {
    const reach = bounds(data);
    const side = function (sign) {
      return data.at.map(function (x, place) {
        const usual = data.usual[place];
        if (usual === null) { return {x: x, y: null}; }
        return {x: x, y: Math.max(reach.low, Math.min(reach.high, usual + sign * 3 * data.deviation[place]))};
      });
    };
    const alone = data.value.map(function (value, place) {
      return value !== null && (place === 0 || data.value[place - 1] === null)
        && (place + 1 === data.value.length || data.value[place + 1] === null) ? 2 : 0;
    });
    const odd = colour('odd');
    const isOdd = function (segment) { return data.surprise[segment.p1DataIndex] >= ODD; };
    return draw(canvas, [
      {
        type: 'scatter', order: 0, clip: false,
        data: data.anomalies.map(function (each) { return {x: Date.parse(each.at) / 1000, y: each.value}; }),
        pointStyle: 'rectRot', pointRadius: 6.5, pointBackgroundColor: odd, pointBorderColor: colour('paper'), pointBorderWidth: 1.5
      },
      line(points(data.at, data.value), {
        order: 1, borderColor: colour('measured'), pointRadius: alone, pointBackgroundColor: colour('measured'),
        segment: {
          borderColor: function (segment) { return isOdd(segment) ? odd : undefined; },
          borderWidth: function (segment) { return isOdd(segment) ? 2.25 : undefined; }
        }
      }),
      line(points(data.at, data.usual), {order: 2, borderColor: colour('usual'), borderWidth: 1, borderDash: [5, 4]}),
      line(side(1), {order: 3, borderWidth: 0, backgroundColor: colour('band'), fill: '+1'}),
      line(side(-1), {order: 4, borderWidth: 0})
    ], timeScale(span), valueScale(reach.scale), [gapPainter(gaps(data, span))]);
  }

  /** Lines per bucket of time, the gravest at the bottom. */
  function log(canvas, data, span) {
    const bars = function (counts, name) {
      return {
        type: 'bar', stack: 'lines', grouped: false, backgroundColor: colour(name), borderWidth: 0,
        data: data.at.map(function (x, place) { return {x: x + data.width / 2, y: counts[place]}; }),
        barThickness: function (context) {
          const area = context.chart.chartArea;
          return area ? Math.max(1, (area.right - area.left) * data.width / (span.to - span.from) * 0.85) : 1;
        }
      };
    };
    const y = valueScale({stacked: true, beginAtZero: true, suggestedMax: 1});
    y.ticks = Object.assign({}, y.ticks, {precision: 0, maxTicksLimit: 4});
    return draw(canvas,
      [bars(data.errors, 'error'), bars(data.warnings, 'warning'), bars(data.others, 'other')],
      timeScale(span), y, []);
  }

  /** Lines from 0 to 1; each has a dash of its own. */
  function risk(canvas, lines, span) {
    const names = ['foreseen', 'measured', 'usual', 'score'];
    return draw(canvas, lines.map(function (each, place) {
      return line(points(each.at, each.value), {
        borderColor: colour(names[place % names.length]), borderWidth: 2, borderDash: DASHES[place % DASHES.length]
      });
    }), timeScale(span), valueScale({min: 0, max: 1}), [limitPainter([
      {value: 0.8, words: 'full standby'}, {value: 0.5, words: 'scaled standby'}
    ])]);
  }

  return {LEFT: LEFT, RIGHT: RIGHT, DASHES: DASHES, axis: axis, signal: signal, log: log, risk: risk,
    number: number, words: words, clock: clock, gaps: gaps};
}());
