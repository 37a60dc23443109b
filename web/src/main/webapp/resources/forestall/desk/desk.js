// What all editors share: check, save as a draft, what is unsaved, and what a check found.
window.forestall = window.forestall || {};
forestall.desk = (function () {
  'use strict';
  const root = document.getElementById('desk');
  if (!root) { return null; }
  const ui = forestall.ui;
  const el = ui.el;
  const SLOW = 6; // seconds after which a check is said to take longer the first time
  const part = function (name) { return root.querySelector('.desk-' + name); };
  const desk = {root: root, number: Number(root.dataset.v), file: root.dataset.file || '', editable: root.dataset.editable === 'true', api: root.dataset.api};
  let editor = null;
  let checking = false;
  let leaving = false;
  let later = 0;
  let stale = false;

  /** Where the API keeps what is edited of this version. */
  desk.edits = function (path) { return desk.api + desk.number + '/edits' + (path || ''); };

  function state(words, kind, more) {
    const box = part('state');
    box.className = 'desk-state' + (kind ? ' ' + kind : '');
    box.replaceChildren.apply(box, [el('span', {text: words})].concat(more || []));
    box.hidden = !words;
  }
  desk.state = state;

  /** The service refused: said so that nothing is lost. */
  desk.trouble = function (refused, what) {
    if (refused.status !== 401) {
      state(what + ': ' + refused.message, 'failed');
      return;
    }
    keep();
    const to = '/login.xhtml?to=' + encodeURIComponent(window.location.pathname + window.location.search);
    const link = el('a', {href: to, text: 'Sign in again'});
    link.addEventListener('click', function () { leaving = kept(); });
    state('Your session has ended. What you typed is kept in this tab. ', 'failed', [link, el('span', {text: ', and you go on from here.'})]);
  };

  // What is unsaved is kept in this tab, so that it survives a session that ends.
  function key() { return 'forestall-unsaved ' + window.location.pathname + '?v=' + desk.number + '&file=' + desk.file; }
  function kept() { try { return sessionStorage.getItem(key()) !== null; } catch (none) { return false; } }
  function forget() { try { sessionStorage.removeItem(key()); } catch (none) { /* there is no storage */ } }
  function keep() {
    clearTimeout(later);
    if (!editor || !desk.editable) { return; }
    if (!editor.isDirty()) { if (!desk.offered) { forget(); } return; }
    try {
      sessionStorage.setItem(key(), JSON.stringify({user: root.dataset.user, at: new Date().toISOString(), comment: part('comment').value, typed: editor.snapshot()}));
    } catch (full) { /* the warning before leaving remains */ }
  }

  function offerKept() {
    let found = null;
    try { found = JSON.parse(sessionStorage.getItem(key())); } catch (none) { found = null; }
    if (!found || found.user !== root.dataset.user || !desk.editable) { return; }
    const box = part('kept');
    desk.offered = true;
    const done = function () { desk.offered = false; box.hidden = true; };
    box.replaceChildren(
      el('span', {text: 'You did not save what you typed here at ' + new Date(found.at).toLocaleTimeString([], {hour: '2-digit', minute: '2-digit'}) + '. '}),
      ui.button('Go on with it', function () { done(); editor.restore(found.typed); part('comment').value = found.comment; changed(); state('What you typed is back; it is not saved yet.'); }),
      ui.button('Throw it away', function () { done(); forget(); }));
    box.hidden = false;
  }

  function steps() {
    if (!editor.undo || !desk.editable) { return; }
    part('undo').disabled = !editor.canUndo();
    part('redo').disabled = !editor.canRedo();
  }

  /** Something was changed. */
  function changed() {
    root.classList.toggle('dirty', editor.isDirty());
    part('unsaved').hidden = !editor.isDirty();
    steps();
    if (!stale && part('found').childElementCount) {
      stale = true;
      part('stale').hidden = false;
    }
    clearTimeout(later);
    later = setTimeout(keep, 300);
  }
  desk.changed = changed;

  window.addEventListener('pagehide', keep);
  window.addEventListener('beforeunload', function (event) {
    if (editor && editor.isDirty() && !leaving) { event.preventDefault(); event.returnValue = ''; }
  });

  function waiting(words) {
    const began = Date.now();
    const box = part('wait');
    box.hidden = false;
    const tick = function () {
      const seconds = Math.round((Date.now() - began) / 1000);
      box.lastElementChild.textContent = words + ' … ' + seconds + ' s' + (seconds >= SLOW ? '. The first check after a start takes longer.' : '');
    };
    tick();
    const timer = setInterval(tick, 1000);
    return function () { clearInterval(timer); box.hidden = true; };
  }

  // What cannot even be sent.
  function refused() {
    const words = editor.refused ? editor.refused() : '';
    if (words) { state(words, 'failed'); }
    return words !== '';
  }

  /** Asks the service what it finds in what is here, saved or not. */
  desk.check = function (forScenarios) {
    if (checking || refused()) { return Promise.resolve(); }
    checking = true;
    state('');
    const done = waiting(forScenarios ? 'Running the scenarios' : 'Checking');
    const mark = editor.mark();
    return ui.ask('POST', desk.edits('/check'), editor.edit()).then(function (answer) {
      stale = false;
      part('stale').hidden = true;
      editor.show(answer, mark);
      forestall.found.show(desk, editor, answer, mark, forScenarios);
    }).catch(function (refused) {
      desk.trouble(refused, 'It could not be checked');
    }).finally(function () { checking = false; done(); });
  };

  desk.save = function () {
    if (editor.finish) { editor.finish(); }
    if (!editor.isDirty()) {
      state('Nothing has changed since v' + desk.number + '.');
      return Promise.resolve();
    }
    if (refused()) { return Promise.resolve(); }
    const button = part('save');
    button.disabled = true;
    const body = Object.assign({comment: part('comment').value}, editor.edit());
    return ui.ask('POST', desk.edits(), body).then(function (version) {
      forget();
      desk.number = version.number;
      const query = new URLSearchParams(window.location.search);
      query.set('v', version.number);
      if (desk.file) { query.set('file', desk.file); }
      ['at', 'line', 'sheet', 'like'].forEach(function (each) { query.delete(each); });
      history.replaceState(null, '', window.location.pathname + '?' + query);
      editor.kept(version);
      part('comment').value = '';
      root.querySelectorAll('[data-version]').forEach(function (each) { each.textContent = 'v' + version.number; if (each.href) { each.href = 'version.xhtml?v=' + version.number; } });
      root.querySelectorAll('a[data-follow]').forEach(function (each) { each.href = each.getAttribute('href').replace(/v=\d+/, 'v=' + version.number); });
      part('facts').textContent = 'draft, by ' + version.author + ', now';
      changed();
      state('Saved as v' + version.number + ', a draft. ', 'good', [el('a', {href: 'version.xhtml?v=' + version.number, text: 'Look at v' + version.number})]);
    }).catch(function (refused) {
      desk.trouble(refused, 'It was not saved');
    }).finally(function () { button.disabled = false; });
  };

  /**
   * Begins.
   *
   * @param one {isDirty, snapshot, restore, edit, mark, show(answer, mark), go(finding, mark) → whether it is here, kept, undo, redo}
   */
  desk.begin = function (one) {
    editor = one;
    root.classList.add('ready');
    if (!desk.editable) { return; }
    part('check').addEventListener('click', function () { if (editor.finish) { editor.finish(); } desk.check(false); });
    part('run').addEventListener('click', function () { if (editor.finish) { editor.finish(); } desk.check(true); });
    part('save').addEventListener('click', desk.save);
    part('comment').addEventListener('input', function () { clearTimeout(later); later = setTimeout(keep, 300); });
    if (editor.undo) {
      part('undo').addEventListener('click', editor.undo);
      part('redo').addEventListener('click', editor.redo);
      steps();
    }
    document.addEventListener('keydown', function (event) {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') { event.preventDefault(); desk.save(); }
    });
    offerKept();
    const asked = new URLSearchParams(window.location.search);
    if (asked.has('at') || asked.has('line')) { desk.check(false); }
  };

  return desk;
}());
