// Keeps what is typed in a form with data-draft in this tab until it is saved: through an ended session, a lost connection,
// Back, and loading the page again. It stays in the browser, for whoever typed it.
(() => {
  'use strict';

  const PREFIX = 'samrad-draft:';
  const MOST = 10;
  const LONGEST = 80; // of a title, in a sentence
  const form = document.querySelector('form[data-draft]');
  const user = document.querySelector('[data-user]')?.dataset.user;
  const read = (name) => JSON.parse(sessionStorage.getItem(name));
  // The newest first.
  const drafts = () => Object.keys(sessionStorage)
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => ({ name, ...read(name) }))
    .sort((one, other) => other.at - one.at);

  // It has been saved, or somebody else has signed in, or there are more than anybody comes back to.
  const saved = document.querySelector('[data-saved]');
  if (saved) sessionStorage.removeItem(PREFIX + saved.dataset.saved);
  drafts().forEach((draft, index) => {
    if ((user && draft.user !== user) || index >= MOST) sessionStorage.removeItem(draft.name);
  });

  // Leads back to what is kept of another form. Only who typed it sees its title, not whoever comes to the page of signing in.
  const tell = (kept) => {
    const told = document.getElementById('kept');
    if (!kept || !told) return;
    const way = told.querySelector('a');
    const title = user && (kept.fields.find(([name]) => name === 'title')?.[1].trim() ?? '');
    if (title) {
      const short = title.length > LONGEST ? `${title.slice(0, LONGEST)}…` : title;
      way.textContent = way.dataset.titled.replace('{0}', () => short);
    }
    way.href = kept.page;
    told.hidden = false;
  };
  document.querySelectorAll('form:has([data-forgets])').forEach((one) => one.addEventListener('submit', () => {
    sessionStorage.removeItem(PREFIX + one.elements.draft.value);
  }));
  if (!form) {
    tell(drafts()[0]);
    return;
  }

  // A form is known by its key; a new form takes the place of the one that was begun at the same address.
  const address = new URL(window.location.href);
  const sentBefore = address.searchParams.get('draft');
  address.searchParams.delete('draft');
  const here = address.pathname + address.search;
  const own = PREFIX + form.elements.key.value;
  const draft = drafts().find(({ name }) => name === own)
    ?? drafts().find(({ name, page }) => (sentBefore ? name === PREFIX + sentBefore : page === here));
  // How far the server's clock is ahead of the one here: what is kept on both sides is compared by it.
  const ahead = 'now' in form.dataset ? Number(form.dataset.now) - Date.now() : 0;
  // What the server keeps is newer where it was typed on another machine, and lacks what must not be kept anywhere.
  const keptAt = Number(form.dataset.keptAt ?? 0);
  const older = draft && (draft.at < keptAt || 'withheld' in form.dataset);
  const page = draft?.page ?? here;
  tell(drafts().find(({ name }) => name !== draft?.name && name !== own));

  const fields = () => [...new FormData(form)].filter(([name]) => name !== '_csrf');
  const text = (list) => JSON.stringify(list.filter(([name]) => !['key', 'version', 'turn'].includes(name)));
  const untouched = text(fields());
  let restoring = false;
  let sent = false;
  const keep = () => {
    if (!restoring && !sent) {
      sessionStorage.setItem(own, JSON.stringify({ user, page, at: Date.now() + ahead, fields: fields() }));
    }
  };

  // Nothing is typed or sent meanwhile: it would take the place of what is being fetched.
  const restore = async () => {
    restoring = true;
    form.inert = true;
    sessionStorage.setItem(draft.name, JSON.stringify({ ...draft, restored: true }));
    const body = new URLSearchParams(draft.fields);
    body.set('_csrf', form.elements._csrf.value);
    body.set('do', 'look');
    const answer = await fetch(form.action, { method: 'POST', body }).catch(() => null);
    if (answer?.ok) {
      window.location.replace(answer.url);
      return;
    }
    sessionStorage.setItem(draft.name, JSON.stringify(draft));
    form.inert = false;
    restoring = false;
  };

  if (draft?.restored) {
    const told = document.querySelector('[data-restored]');
    told.hidden = false;
    told.querySelector('[data-forget]').addEventListener('click', () => {
      sessionStorage.removeItem(own);
      window.location.assign(page);
    });
    keep();
  } else if (draft && !older && text(draft.fields) !== untouched) {
    restore();
  } else if (draft || saved) {
    // Under the key that the form has now.
    if (draft) sessionStorage.removeItem(draft.name);
    keep();
  }

  form.addEventListener('input', keep);
  form.addEventListener('change', keep);
  document.addEventListener('htmx:afterSettle', () => {
    if (text(fields()) !== untouched) keep();
  });
  // Which of two sendings of one form was the later.
  const takeTurn = () => { form.elements.turn.value = Date.now(); };
  document.addEventListener('htmx:configRequest', (event) => {
    if (!form.contains(event.detail.elt)) return;
    // The form is on its way, and its page is about to come back: what it was would take the place of what it becomes.
    if (sent) {
      event.preventDefault();
      return;
    }
    takeTurn();
    event.detail.parameters.turn = form.elements.turn.value;
  });
  // A row more or less changes what can be had.
  document.addEventListener('htmx:afterSettle', (event) => {
    const by = event.detail.requestConfig?.elt;
    if (by?.matches('button') && by.name === 'do') form.dispatchEvent(new Event('stepped'));
  });
  form.addEventListener('submit', (event) => {
    takeTurn();
    if (restoring) event.preventDefault();
    if (!event.submitter?.matches('[data-drop]')) keep();
    sent = !restoring;
  });
  window.addEventListener('pageshow', () => { sent = false; });
  document.querySelectorAll('[data-drop]').forEach((one) => one.addEventListener('click', () => sessionStorage.removeItem(own)));

  // What says the same as before is not read aloud again.
  document.addEventListener('htmx:oobBeforeSwap', (event) => {
    const { target, fragment } = event.detail;
    const fresh = fragment.querySelector?.(`#${target.id}`) ?? fragment;
    const said = (node) => node.textContent.replace(/\s+/g, ' ').trim();
    if (['outlook', 'times-read'].includes(target.id) && said(target) === said(fresh)) event.detail.shouldSwap = false;
  });

  // A session that has ended refuses a button without a word: ask for the page again, which leads to signing in and back.
  document.addEventListener('htmx:responseError', (event) => {
    if ([401, 403].includes(event.detail.xhr.status)) {
      keep();
      window.location.reload();
    }
  });
})();
