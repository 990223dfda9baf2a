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

  const ask = () => {
    const part = live();
    if (part) window.htmx.trigger(part, 'run-news');
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
  document.addEventListener('htmx:afterSettle', follow);
  document.addEventListener('visibilitychange', () => {
    follow();
    if (!document.hidden) ask();
  });
  follow();
})();
