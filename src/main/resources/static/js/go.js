// The way to a page, a request or a person by typing, from every page. Without a script the button in the header leads to a page that does
// the same.
(() => {
  'use strict';

  const form = document.querySelector('form[data-go]');
  if (!form) return;
  const dialog = document.getElementById('go');
  const input = form.elements.q;
  const found = document.getElementById('go-found');
  const told = form.querySelector('[data-go-told]');
  const long = document.getElementById('go-long');
  const mac = /Mac|iPhone|iPad/.test(navigator.platform);

  // Digits that may become an identity number are asked for in no address: they are sent only as a whole, and not in one. The server
  // sees through what can't be seen or kept, and takes up to five signs between digits; one of them may be a letter.
  const mayBeNumber = () =>
    /(?:\p{Nd}\P{Nd}{0,5}){7}/u.test(input.value.normalize('NFKC').replace(/[\p{Cc}\p{Cf}\p{Cn}\p{Cs}\p{Mn}]/gu, ''));

  const links = () => [...found.querySelectorAll('a')];

  const open = () => {
    if (dialog && !dialog.open) dialog.showModal();
    input.focus();
    input.select();
    htmx.trigger(input, 'opened');
  };

  document.addEventListener('keydown', (event) => {
    const held = mac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
    if (!held || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k') return;
    event.preventDefault();
    event.stopPropagation();
    // Pressed once more it closes, and the browser gives the focus back.
    if (dialog?.open) dialog.close();
    else open();
  }, true);

  const opener = document.querySelector('.go-open');
  if (dialog) opener?.setAttribute('aria-haspopup', 'dialog');
  opener?.addEventListener('click', (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open();
  });
  dialog?.querySelector('[data-go-close]').addEventListener('click', () => dialog.close());

  // What was asked for what is shown. Enter before what is typed has been asked for opens the first of it once it is there.
  let shown = null;
  let waiting = false;

  const openFirst = () => {
    waiting = false;
    // What looks further, where nothing is found, is for whoever has read that.
    links().find((link) => !link.closest('.go-rest'))?.click();
  };

  input.addEventListener('input', () => {
    waiting = false;
    long.hidden = !mayBeNumber();
  });
  input.addEventListener('htmx:beforeRequest', (event) => {
    if (mayBeNumber()) {
      event.preventDefault();
      found.replaceChildren();
      shown = null;
    }
  });
  document.addEventListener('htmx:afterSettle', (event) => {
    if (event.detail.target !== found) return;
    shown = event.detail.requestConfig.parameters.q;
    told.textContent = found.querySelector('[data-go-count]')?.dataset.goCount ?? '';
    if (waiting && shown === input.value) openFirst();
  });
  ['htmx:responseError', 'htmx:sendError'].forEach((failed) => input.addEventListener(failed, () => {
    if (waiting) form.submit();
  }));

  // What is typed elsewhere on the page stays unsaved typing: no other listener hears of this form.
  form.addEventListener('submit', (event) => {
    event.stopPropagation();
    if (mayBeNumber() || !dialog) return;
    event.preventDefault();
    htmx.trigger(input, 'opened');
  });

  const enter = () => {
    if (!input.value.trim()) return;
    if (shown === input.value) {
      openFirst();
    } else {
      waiting = true;
      htmx.trigger(input, 'opened');
    }
  };

  // Arrows go from the input through what is found; typing goes on in the input.
  (dialog ?? form.parentElement).addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const all = links();
    const here = document.activeElement;
    const at = all.indexOf(here);
    const to = {
      ArrowDown: () => all[Math.min(at + 1, all.length - 1)],
      ArrowUp: () => (at < 0 ? null : all[at - 1] ?? input),
      Home: () => (at < 0 ? null : all[0]),
      End: () => (at < 0 ? null : all[all.length - 1]),
    }[event.key]?.();
    if (to && (at >= 0 || here === input)) {
      event.preventDefault();
      to.focus();
    } else if (event.key === 'Enter' && here === input && !mayBeNumber()) {
      event.preventDefault();
      enter();
    } else if (at >= 0 && event.key.length === 1 && event.key !== ' ') {
      input.focus();
    }
    // The page beneath has keys of its own.
    event.stopPropagation();
  });

  // A link to another part of this page would leave the dialog open.
  found.addEventListener('click', (event) => {
    if (event.target.closest('a') && !event.ctrlKey && !event.metaKey && !event.shiftKey) dialog?.close();
  });
})();
