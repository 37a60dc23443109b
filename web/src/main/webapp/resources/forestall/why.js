// Where the risk of a component adds up: the tree is fetched when a reader unfolds it.
(function () {
  'use strict';
  const fetched = new Map(); // component and minute → the tree, or why there is none

  function load(details) {
    const link = details.querySelector('a[data-why]');
    const place = details.querySelector('.why-here');
    if (!link || !place) { return; }
    const address = link.href;
    if (!fetched.has(address)) {
      if (fetched.size > 200) { fetched.clear(); }
      fetched.set(address, fetch(address, {headers: {'Accept': 'text/html'}}).then(function (answer) { return answer.text(); }).then(function (text) {
        return new DOMParser().parseFromString(text, 'text/html').querySelector('.why-tree');
      }));
    }
    fetched.get(address).then(function (tree) {
      if (tree && document.contains(place)) { place.replaceChildren(document.importNode(tree, true)); }
    }, function () { fetched.delete(address); }); // the sum stays, and the link leads there
  }

  document.addEventListener('toggle', function (event) {
    if (event.target.matches && event.target.matches('details.why-details') && event.target.open) { load(event.target); }
  }, true);
}());
