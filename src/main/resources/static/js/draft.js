// Keeps what is typed in a form with data-draft in this tab until it is saved: through an ended session, a lost connection,
// Back, and loading the page again. It stays in the browser, for whoever typed it.
(() => {
  'use strict';

  const PREFIX = 'samrad-draft:';
  const form = document.querySelector('form[data-draft]');
  const user = document.querySelector('[data-user]')?.dataset.user;
  const drafts = () => Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
  const read = (key) => JSON.parse(sessionStorage.getItem(key));

  // Somebody else has signed in, or it has been saved.
  drafts().forEach((key) => {
    const draft = read(key);
    if ((user && draft.user !== user) || (draft.sent && document.querySelector('[data-saved]'))) {
      sessionStorage.removeItem(key);
    }
  });

  if (!form) {
    const [kept] = drafts();
    const told = document.getElementById('kept');
    if (kept && told) {
      told.querySelector('a').href = kept.slice(PREFIX.length);
      told.hidden = false;
    }
    return;
  }

  const key = PREFIX + window.location.pathname;
  const fields = () => [...new FormData(form)].filter(([name]) => name !== '_csrf');
  const text = (list) => JSON.stringify(list.filter(([name]) => name !== 'key' && name !== 'version'));
  const untouched = text(fields());
  const keep = (more) => sessionStorage.setItem(key, JSON.stringify({ user, fields: fields(), ...more }));

  const restore = async (draft) => {
    const asked = window.location.pathname + window.location.search;
    sessionStorage.setItem(key, JSON.stringify({ ...draft, sent: false, restored: asked }));
    const body = new URLSearchParams(draft.fields);
    body.set('_csrf', form.elements._csrf.value);
    body.set('do', 'look');
    const answer = await fetch(form.action, { method: 'POST', body });
    if (answer.ok) window.location.replace(answer.url);
  };

  const draft = sessionStorage.getItem(key) && read(key);
  if (draft && draft.restored) {
    const told = document.querySelector('[data-restored]');
    told.hidden = false;
    told.querySelector('[data-forget]').addEventListener('click', () => {
      sessionStorage.removeItem(key);
      window.location.assign(draft.restored);
    });
    keep({});
  } else if (draft && text(draft.fields) !== untouched) {
    restore(draft);
  } else if (draft) {
    keep({});
  }

  form.addEventListener('input', () => keep({}));
  form.addEventListener('change', () => keep({}));
  document.addEventListener('htmx:afterSettle', () => {
    if (text(fields()) !== untouched) keep({});
  });
  form.addEventListener('submit', () => keep({ sent: true }));
  document.querySelector('[data-drop]')?.addEventListener('click', () => sessionStorage.removeItem(key));

  // A session that has ended refuses a button without a word: ask for the page again, which leads to signing in and back.
  document.addEventListener('htmx:responseError', (event) => {
    if ([401, 403].includes(event.detail.xhr.status)) {
      keep({});
      window.location.reload();
    }
  });
})();
