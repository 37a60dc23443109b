// How a reader moves about on the page of one component: range, signals, cursor, a closer look.
(function () {
  'use strict';
  const page = forestall.page;
  if (!page) { return; }
  const charts = forestall.charts;
  const el = forestall.lanes.el;
  const root = page.root;
  const stack = page.stack;
  const tip = document.body.appendChild(el('div', {class: 'tip', role: 'tooltip', hidden: 'hidden'}));
  let cursor = null; // second
  let dragged = null; // {from, x}

  // Range
  root.querySelectorAll('[name=range]').forEach(function (button) {
    button.checked = button.value === page.chosen.range;
    button.addEventListener('change', function () { page.look(button.value, null); });
  });
  root.querySelector('.closer').addEventListener('click', function () { page.look(page.chosen.range, null); });

  // Signals
  const chooser = root.querySelector('.chooser');
  const list = chooser.querySelector('.list');
  const search = chooser.querySelector('[type=search]');
  let later = 0;
  root.addEventListener('shown', function () {
    const answer = page.shown().answer;
    const drawn = new Set(answer.signals.map(function (each) { return each.metric; }));
    chooser.querySelector('summary').textContent = 'Signals (' + drawn.size + ' of ' + answer.metrics.length + ')';
    chooser.hidden = answer.metrics.length === 0;
    if (list.contains(document.activeElement)) { return; } // not under the reader's hands
    list.replaceChildren.apply(list, answer.metrics.map(function (metric) {
      const box = el('input', {type: 'checkbox', value: metric});
      box.checked = drawn.has(metric);
      return el('label', {}, [box, ' ' + metric]);
    }));
    filter();
  });
  function filter() {
    const wanted = search.value.trim().toLowerCase();
    list.querySelectorAll('label').forEach(function (label) {
      label.hidden = !label.textContent.toLowerCase().includes(wanted);
    });
  }
  search.addEventListener('input', filter);
  list.addEventListener('change', function (event) {
    const marked = Array.from(list.querySelectorAll(':checked'));
    if (marked.length > page.MOST) { event.target.checked = false; return; }
    clearTimeout(later);
    later = setTimeout(function () { page.choose(marked.map(function (box) { return box.value; })); }, 400);
  });
  chooser.querySelector('.oddest').addEventListener('click', function () { page.choose([]); });
  document.addEventListener('click', function (event) {
    if (chooser.open && !chooser.contains(event.target)) { chooser.open = false; }
  });
  chooser.addEventListener('keydown', function (event) {
    if (event.key === 'Escape') { chooser.open = false; chooser.querySelector('summary').focus(); }
  });

  // Lists that are open stay open when the charts are drawn anew
  stack.addEventListener('toggle', function (event) {
    const key = event.target.dataset.key;
    if (key) { if (event.target.open) { page.opened.add(key); } else { page.opened.delete(key); } }
  }, true);

  // The cursor that all charts share
  function plot() {
    const box = stack.getBoundingClientRect();
    return {left: box.left + charts.LEFT, width: box.width - charts.LEFT - charts.RIGHT};
  }
  function secondAt(x) {
    const area = plot();
    const span = page.shown().span;
    return span.from + (span.to - span.from) * Math.max(0, Math.min(1, (x - area.left) / area.width));
  }
  function pixel(second) {
    const span = page.shown().span;
    return charts.LEFT + plot().width * (second - span.from) / (span.to - span.from);
  }
  function point(second) {
    const line = stack.querySelector('.cursor');
    if (!line) { return; }
    cursor = second;
    line.hidden = second === null;
    if (second !== null) {
      line.style.transform = 'translateX(' + pixel(second) + 'px)';
      line.firstChild.textContent = charts.words(second);
      line.classList.toggle('late', pixel(second) > stack.clientWidth - 160);
    }
    page.read(second);
  }
  stack.addEventListener('pointermove', function (event) {
    if (!page.shown() || event.pointerType === 'touch') { return; }
    const area = plot();
    const inside = event.clientX >= area.left && event.clientX <= area.left + area.width && !event.target.closest('header');
    point(inside || dragged ? secondAt(event.clientX) : null);
    const chosen = stack.querySelector('.selection');
    if (dragged && chosen) {
      const from = Math.min(dragged.from, cursor);
      const to = Math.max(dragged.from, cursor);
      chosen.hidden = false;
      chosen.style.left = pixel(from) + 'px';
      chosen.style.width = (pixel(to) - pixel(from)) + 'px';
    }
  });
  stack.addEventListener('pointerleave', function () { if (!dragged) { point(null); } });
  stack.addEventListener('pointerdown', function (event) {
    const area = plot();
    if (event.button !== 0 || event.pointerType === 'touch' || !page.shown() || event.target.closest('header, a, button, summary, table')
        || event.clientX < area.left || event.clientX > area.left + area.width) { return; }
    dragged = {from: secondAt(event.clientX), x: event.clientX};
  });
  document.addEventListener('pointerup', function (event) {
    const began = dragged;
    dragged = null;
    const chosen = stack.querySelector('.selection');
    if (chosen) { chosen.hidden = true; }
    if (!began || Math.abs(event.clientX - began.x) < 8) { return; }
    const to = secondAt(event.clientX);
    const from = Math.min(began.from, to);
    page.look(page.chosen.range, {from: from, to: Math.max(from + page.LEAST, began.from, to)});
  });
  stack.addEventListener('keydown', function (event) {
    if (event.target !== stack || !page.shown()) { return; }
    const span = page.shown().span;
    const step = (span.to - span.from) / (event.shiftKey ? 24 : 144);
    const now = cursor === null ? span.to : cursor;
    const next = {ArrowLeft: now - step, ArrowRight: now + step, Home: span.from, End: span.to}[event.key];
    if (next !== undefined) {
      event.preventDefault();
      point(Math.max(span.from, Math.min(span.to, next)));
    } else if (event.key === 'Escape') {
      if (page.chosen.closer) { page.look(page.chosen.range, null); } else { point(null); }
    }
  });

  // What a mark or a bar says
  stack.addEventListener('pointerover', function (event) {
    const marked = event.target.closest('[data-tip]');
    tip.hidden = !marked;
    if (marked) {
      tip.textContent = marked.dataset.tip;
      const box = marked.getBoundingClientRect();
      const left = Math.min(Math.max(box.left, event.clientX - 12), window.innerWidth - tip.offsetWidth - 12);
      tip.style.left = Math.max(8, left) + window.scrollX + 'px';
      tip.style.top = box.bottom + window.scrollY + 6 + 'px';
    }
  });
  stack.addEventListener('pointerleave', function () { tip.hidden = true; });
}());
