// What htmx and plain HTML leave to a script. Every page works without it.
(() => {
  'use strict';

  // A session that ended answers an htmx request with the sign-in page; show the whole page instead of a piece of it.
  document.addEventListener('htmx:beforeSwap', (event) => {
    const address = event.detail.xhr.responseURL;
    if (address && new URL(address).pathname === '/sign-in') {
      event.detail.shouldSwap = false;
      window.location.reload();
    }
  });

  // A button that changed the page says where to go on: data-then is a selector.
  document.addEventListener('htmx:afterSettle', (event) => {
    const then = event.detail.requestConfig?.elt?.dataset.then;
    if (then) document.querySelector(then)?.focus();
  });

  // Tells before a page with unsaved typing is left.
  let typed = false;
  document.addEventListener('input', (event) => {
    if (event.target.closest('form[data-keep]')) typed = true;
  });
  document.addEventListener('submit', () => { typed = false; });
  window.addEventListener('beforeunload', (event) => {
    if (typed) event.preventDefault();
  });

  // A drop-down closes with Escape and with a click beside it.
  const closeDrops = (except) => document.querySelectorAll('details.drop[open]').forEach((drop) => {
    if (drop !== except) drop.open = false;
  });
  document.addEventListener('click', (event) => closeDrops(event.target.closest('details.drop')));
  document.addEventListener('keydown', (event) => {
    const open = document.querySelector('details.drop[open]');
    if (event.key === 'Escape' && open) {
      open.open = false;
      open.querySelector('summary').focus();
    }
  });

  // What is new on the page counts as seen once the page is looked at, not when a browser fetches it ahead. Without script
  // there is a button for it.
  const noteSeen = () => {
    const seen = document.querySelector('form[data-seen]');
    if (document.hidden || !seen || seen.hidden) return;
    seen.hidden = true;
    fetch(seen.action, { method: 'POST', body: new URLSearchParams(new FormData(seen)), redirect: 'manual' })
      .catch(() => { seen.hidden = false; });
  };
  noteSeen();
  document.addEventListener('visibilitychange', noteSeen);
  document.addEventListener('htmx:afterSettle', noteSeen);

  // Only a script can print.
  document.querySelectorAll('[data-print]').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  });

  // A button that copies what another element says: data-copies is its id; what follows it tells that it did. Only where the browser
  // lets pages do that; where it then refuses, what would be copied is selected.
  if (navigator.clipboard) {
    document.querySelectorAll('button[data-copies]').forEach((button) => {
      button.hidden = false;
      button.addEventListener('click', async () => {
        const copied = document.getElementById(button.dataset.copies);
        try {
          await navigator.clipboard.writeText(copied.textContent);
          button.nextElementSibling.textContent = button.dataset.copied;
        } catch {
          getSelection().selectAllChildren(copied);
        }
      });
    });
  }

  // Where there is room, a row of a list opens beside it; everywhere else, and with a key held, on its own page.
  const roomy = window.matchMedia('(min-width: 84rem)');
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-beside]');
    if (!link || !roomy.matches || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    htmx.ajax('GET', link.dataset.beside, { source: link, target: '#inbox', select: '#inbox', swap: 'outerHTML' })
      .then(() => document.querySelector('#beside')?.focus());
  });

  // Where there are more tabs than room, the one that is open is in sight.
  document.querySelectorAll(':is(.tabs, .menu) [aria-current]').forEach((here) => {
    const row = here.closest('.menu, .tabs');
    if (row.scrollWidth > row.clientWidth) row.scrollLeft = here.offsetLeft - row.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
  });

  // A page that comes back with errors starts at them. Where its address leads to a part of it, going there takes the focus away
  // again, until the page is there.
  const start = document.querySelector('[data-focus]');
  start?.focus();
  if (start && window.location.hash) {
    window.addEventListener('load', () => { if (document.activeElement === document.body) start.focus(); }, { once: true });
  }
})();
