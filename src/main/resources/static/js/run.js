// The panel of the solver asks every second how far the run has come. Where the server can tell by itself that there is news,
// it asks only then; when the stream falls silent, or cannot be opened, it asks every second again until the stream is back.
(() => {
  'use strict';

  const SILENCE = 3500; // ms; the server says something every second
  const NEXT_TRY = 15000; // ms, where the stream was refused

  let stream;
  let heard = -Infinity;
  let known;
  let nextTry = 0;

  const live = () => document.getElementById('run-live');
  const address = () => document.querySelector('#run[data-events]')?.dataset.events;
  const delivers = () => stream !== undefined && performance.now() - heard < SILENCE;

  // The answer takes the place of what asked for it, and with that goes what it is told meanwhile: so it is asked once more then.
  let asking;
  let again = false;
  const ask = () => {
    again = asking !== undefined;
    const part = live();
    if (part && !again) window.htmx.trigger(part, 'run-news');
  };
  const answered = (request) => {
    if (request !== asking) return;
    asking = undefined;
    if (again) ask();
  };

  const close = () => {
    stream?.close();
    stream = undefined;
    heard = -Infinity;
  };

  const open = (from) => {
    stream = new EventSource(from);
    stream.addEventListener('news', (event) => {
      heard = performance.now();
      if (event.data !== known) {
        known = event.data;
        ask();
      }
    });
    stream.addEventListener('ended', () => {
      close();
      ask();
    });
    stream.addEventListener('error', () => {
      heard = -Infinity;
      if (stream?.readyState === EventSource.CLOSED) {
        close();
        nextTry = performance.now() + NEXT_TRY;
      }
    });
  };

  // Only a tab that is looked at holds a stream: a browser opens no more than six connections to one server.
  const follow = () => {
    const from = address();
    if (!from || document.hidden) {
      close();
    } else if (!stream && performance.now() >= nextTry && 'EventSource' in window) {
      open(from);
    }
  };

  // What asks every second has no event behind it.
  document.addEventListener('htmx:beforeRequest', (event) => {
    const timed = event.detail.elt.id === 'run-live' && !event.detail.requestConfig.triggeringEvent;
    if (timed && (delivers() || document.hidden)) event.preventDefault();
  });
  document.addEventListener('htmx:beforeSend', (event) => {
    if (event.detail.elt.id === 'run-live') asking = event.detail.xhr;
  });
  document.addEventListener('htmx:afterRequest', (event) => {
    if (!event.detail.successful) answered(event.detail.xhr);
  });
  document.addEventListener('htmx:afterSettle', (event) => {
    follow();
    answered(event.detail.xhr);
  });
  document.addEventListener('visibilitychange', () => {
    follow();
    if (!document.hidden) ask();
  });
  follow();
})();
