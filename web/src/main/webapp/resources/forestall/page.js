// Light or dark: the reader's choice, else what the reader's system has.
(function () {
  'use strict';
  const name = 'forestall-appearance';

  function choose(appearance) {
    document.cookie = name + '=' + appearance + ';path=/;max-age=31536000;samesite=strict';
    window.location.reload();
  }

  if (!document.cookie.includes(name + '=') && navigator.cookieEnabled) {
    const dark = window.matchMedia('(prefers-color-scheme: dark)').matches;
    const isDark = document.documentElement.classList.contains('dark');
    document.cookie = name + '=' + (dark ? 'dark' : 'light') + ';path=/;max-age=31536000;samesite=strict';
    if (dark !== isDark && document.cookie.includes(name + '=')) {
      window.location.reload();
    }
  }

  document.addEventListener('click', function (event) {
    const button = event.target.closest('[data-appearance]');
    if (button) {
      choose(button.dataset.appearance);
    }
  });

  // What a reader has unfolded stays so when the page refreshes itself.
  const unfolded = new Set();
  document.addEventListener('toggle', function (event) {
    const row = event.target.closest && event.target.closest('tr');
    const name = row && row.querySelector('[data-component]');
    if (name) {
      if (event.target.open) { unfolded.add(name.dataset.component); } else { unfolded.delete(name.dataset.component); }
    }
  }, true);
  new MutationObserver(function () {
    unfolded.forEach(function (key) {
      const name = document.querySelector('[data-component="' + CSS.escape(key) + '"]');
      const details = name && name.closest('tr').querySelector('details:not([open])');
      if (details) { details.open = true; }
    });
  }).observe(document.documentElement, {childList: true, subtree: true});
}());
