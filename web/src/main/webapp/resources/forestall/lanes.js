// The parts of the component's page that are no charts: events, log marks, and templates in lanes on the same time axis.
window.forestall = window.forestall || {};
forestall.lanes = (function () {
  'use strict';
  const charts = forestall.charts;
  const MARK_PLACES = 110; // for triangles along the time axis
  const MOST_ROWS = 4; // of one type of event
  const LANES = ['failover', 'alert', 'weather', 'unrest', 'vulnerability'];

  /** An element; {@code text} is text, never markup. */
  function el(tag, attributes, children) {
    const made = document.createElement(tag);
    Object.entries(attributes || {}).forEach(function (entry) {
      if (entry[0] === 'text') { made.textContent = entry[1]; } else if (entry[1] !== null) { made.setAttribute(entry[0], entry[1]); }
    });
    (children || []).forEach(function (child) { made.append(child); });
    return made;
  }

  function share(span, second) {
    return 100 * (Math.max(span.from, Math.min(span.to, second)) - span.from) / (span.to - span.from);
  }

  function seconds(iso) {
    return Date.parse(iso) / 1000;
  }

  function when(happening) {
    return charts.words(seconds(happening.from)) + (happening.until ? ' to ' + charts.words(seconds(happening.until)) : ' until now');
  }

  function sentence(happening) {
    const grave = happening.severity === undefined ? happening.state : 'severity ' + happening.severity.toFixed(2);
    return happening.headline + ' (' + happening.by + ', ' + grave + '; ' + when(happening) + ')';
  }

  /** Puts each where the row is free, its words beside it when they do not fit, so that none hides another. */
  function rows(happenings, span, width) {
    const ends = [];
    return happenings.map(function (each) {
      const from = share(span, seconds(each.from));
      const to = Math.max(from + 0.5, share(span, each.until ? seconds(each.until) : span.now));
      const words = 100 * Math.min(340, 14 + 6.6 * each.headline.length) / width;
      const side = to - from >= words ? 'in' : to + words <= 100 ? 'right' : from - words >= 0 ? 'left' : 'in';
      const begin = side === 'left' ? from - words : from;
      let row = ends.findIndex(function (end) { return end <= begin; });
      if (row < 0) { row = ends.length; }
      ends[row] = side === 'right' ? to + words : to;
      return {happening: each, row: row, from: from, to: to, side: side};
    });
  }

  function lane(type, happenings, span, width) {
    const placed = rows(happenings, span, width);
    const shown = placed.filter(function (each) { return each.row < MOST_ROWS; });
    const height = Math.max.apply(null, shown.map(function (each) { return each.row + 1; }));
    const bars = shown.map(function (each) {
      return el('div', {
        class: 'bar-of-time ' + type, 'data-tip': sentence(each.happening),
        style: 'left:' + each.from + '%;width:' + (each.to - each.from) + '%;top:' + (each.row * 24) + 'px'
      }, [el('span', {class: each.side, text: each.happening.headline})]);
    });
    const hidden = placed.length - shown.length;
    return el('div', {class: 'lane'}, [
      el('div', {class: 'lane-name', text: type + (hidden > 0 ? ' (+' + hidden + ')' : '')}),
      el('div', {class: 'plot', style: 'height:' + (height * 24) + 'px'}, bars)
    ]);
  }

  function table(caption, heads, lines) {
    return el('details', {class: 'list-of'}, [
      el('summary', {text: caption}),
      el('table', {}, [
        el('thead', {}, [el('tr', {}, heads.map(function (head) { return el('th', {scope: 'col', text: head}); }))]),
        el('tbody', {}, lines.map(function (cells) {
          return el('tr', {}, cells.map(function (cell) { return el('td', {text: cell}); }));
        }))
      ])
    ]);
  }

  /** Events and failovers, a lane for each type. */
  function happenings(all, span, width) {
    const made = LANES.filter(function (type) {
      return all.some(function (each) { return each.type === type; });
    }).map(function (type) {
      return lane(type, all.filter(function (each) { return each.type === type; }), span, width);
    });
    if (made.length === 0) {
      return [el('p', {class: 'hint quiet', text: 'No event touched it, and no failover moved it, in this time.'})];
    }
    return made;
  }

  function happeningList(all) {
    return all.length === 0 ? [] : [table(all.length === 1 ? '1 event' : all.length + ' events', ['When', 'What', 'Says'],
      all.map(function (each) { return [when(each), each.headline, each.by]; }))];
  }

  function during(mark) {
    return charts.words(seconds(mark.from)) + (mark.to === mark.from ? '' : ' to ' + charts.clock(seconds(mark.to)));
  }

  /** What was unusual in the log: a triangle for those close together, larger when odder. */
  function marks(log, span) {
    const together = new Map();
    log.marks.forEach(function (mark) {
      const place = Math.floor(MARK_PLACES * share(span, seconds(mark.from) - 30) / 100);
      together.set(place, (together.get(place) || []).concat([mark]));
    });
    return el('div', {class: 'plot marks', 'aria-hidden': 'true'}, Array.from(together.values(), function (group) {
      const odd = group.slice().sort(function (one, other) { return other.strength - one.strength; });
      const said = odd.slice(0, 3).map(function (mark) { return during(mark) + ' ' + mark.name + ': ' + mark.words; });
      if (odd.length > 3) { said.push('and ' + (odd.length - 3) + ' more'); }
      return el('i', {
        class: 'mark', style: 'left:' + share(span, seconds(odd[0].from) - 30) + '%;--size:' + (3.5 + Math.min(8, odd[0].strength) * 0.45) + 'px',
        'data-tip': said.join('\n')
      });
    }));
  }

  function markList(log) {
    return log.marks.length === 0 ? [] : [table(log.marks.length + ' unusual in the log', ['When', 'What', 'Strength'],
      log.marks.map(function (mark) { return [during(mark), mark.name + ': ' + mark.words, mark.strength.toFixed(1)]; }))];
  }

  /** A strip for each of the most telling statements. */
  function templates(log, span) {
    return log.templates.map(function (each) {
      const most = Math.max.apply(null, each.counts);
      const ticks = each.buckets.map(function (bucket, place) {
        return el('i', {
          style: 'left:' + share(span, log.at[bucket]) + '%;width:max(2px,' + 100 * log.width / (span.to - span.from) + '%);opacity:'
            + (0.45 + 0.55 * each.counts[place] / most).toFixed(2)
        });
      });
      const words = each.lines === 1 ? 'once' : charts.number(each.lines) + ' times';
      return el('div', {class: 'template ' + each.severity.toLowerCase()}, [
        el('div', {class: 'template-words'}, [
          el('span', {class: 'severity', text: each.severity.toLowerCase()}),
          el('code', {text: each.text, title: each.text}),
          el('span', {class: 'hint', text: words + ', last ' + charts.words(seconds(each.last))})
        ]),
        el('div', {class: 'plot strip', 'aria-hidden': 'true'}, ticks)
      ]);
    });
  }

  return {el: el, seconds: seconds, table: table, happenings: happenings, happeningList: happeningList, marks: marks,
    markList: markList, templates: templates};
}());
