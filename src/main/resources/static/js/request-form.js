// Lets a request be filed by keyboard alone in a few keys. Everything that it does there are buttons for.
(() => {
  'use strict';

  const form = document.getElementById('request');
  const find = document.getElementById('find');
  const match = document.getElementById('match');
  if (!form || !match) return;

  // One begins with a word, unless the page says where to go on.
  const fresh = document.activeElement === document.body && !window.location.hash && !document.querySelector('[data-focus]');
  if (find && fresh && window.matchMedia('(pointer: fine)').matches) find.focus({ preventScroll: true });

  // Enter takes the first that is found for what is typed, also before it is shown.
  let taking = false;
  find?.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (!find.value.trim()) return;
    taking = true;
    htmx.trigger(find, 'take');
  });
  document.addEventListener('htmx:afterSettle', (event) => {
    if (!taking || event.detail.target.id !== 'found') return;
    taking = false;
    document.querySelector('#found button')?.click();
  });

  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector('.form-end .primary'));
    }
  });

  // From wherever one is, to the answer.
  document.addEventListener('keydown', (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyM') return;
    event.preventDefault();
    match.focus();
  });

  // In the answer a number applies a change, or leads to a suggestion.
  match.addEventListener('keydown', (event) => {
    if (!/^[1-9]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    const number = Number(event.key) - 1;
    const change = match.querySelectorAll('.offers button')[number];
    const suggestion = match.querySelectorAll('.suggestions > li')[number]?.querySelector('button');
    if (change) change.click();
    else suggestion?.focus();
    if (change || suggestion) event.preventDefault();
  });
})();
