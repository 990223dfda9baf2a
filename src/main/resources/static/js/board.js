// Moving on the board by mouse and by keys. Without it the table's links and buttons do the same.
(() => {
  'use strict';

  const section = document.getElementById('board');
  const dialog = document.getElementById('move-dialog');
  const card = document.getElementById('move-card');
  if (!section || !dialog || !card) return;

  const two = (number) => String(number).padStart(2, '0');
  const board = () => document.querySelector('#board .timeline');

  // ---- posting: the hidden form carries what the board shows

  const post = (address, values) => {
    const form = document.getElementById('board-form');
    for (const [name, value] of Object.entries(values)) {
      let field = form.querySelector(`input[name="${name}"]`);
      if (!field) {
        field = document.createElement('input');
        field.type = 'hidden';
        field.name = name;
        form.append(field);
      }
      field.value = value;
    }
    form.action = address;
    form.requestSubmit();
  };

  const laneOf = (slot) => slot.closest('tr')?.dataset.lane ?? '';

  // ---- keys: M moves, P pins, Ctrl+Z undoes

  const openMoves = async (slot) => {
    const address = new URL(`${slot.href}/move`);
    const here = new URLSearchParams(window.location.search);
    for (const name of ['view', 'q', 'competence', 'busy']) {
      if (here.get(name)) address.searchParams.set(name, here.get(name));
    }
    address.searchParams.set('row', laneOf(slot));
    await htmx.ajax('GET', address.pathname + address.search, { target: '#move-body', swap: 'innerHTML' });
    if (!dialog.querySelector('.move-panel')) {
      window.location.assign(address);
      return;
    }
    document.getElementById('move-title').textContent =
      board().dataset.moveTitle.replace('{0}', slot.dataset.request);
    dialog.showModal();
    (dialog.querySelector('.move-days button') ?? document.getElementById('move-title')).focus();
  };

  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || dialog.open) return;
    const typing = event.target.closest('input, select, textarea');
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z' && !typing) {
      const undo = document.getElementById('undo-form');
      if (undo) {
        event.preventDefault();
        undo.requestSubmit();
      }
      return;
    }
    const slot = event.target.closest('.timeline a.slot[data-request]');
    if (!slot || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === 'm' && slot.hasAttribute('data-move')) {
      event.preventDefault();
      openMoves(slot);
    } else if (key === 'p') {
      event.preventDefault();
      post(`${slot.getAttribute('href')}/pin`, { pinned: slot.dataset.pinned !== 'true', row: laneOf(slot) });
    }
  });

  // In the dialog arrows go from start to start: up and down within the day, left and right to the other days.
  dialog.addEventListener('keydown', (event) => {
    const button = event.target.closest('.move-days button');
    if (!button || !['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'].includes(event.key)) return;
    event.preventDefault();
    const days = [...dialog.querySelectorAll('.move-day')].map((day) => [...day.querySelectorAll('button')]);
    const day = days.findIndex((buttons) => buttons.includes(button));
    const at = days[day].indexOf(button);
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      days[day][at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
      return;
    }
    const step = event.key === 'ArrowRight' ? 1 : -1;
    for (let next = day + step; next >= 0 && next < days.length; next += step) {
      if (days[next].length) {
        const far = (one) => Math.abs(one.dataset.minute - button.dataset.minute);
        days[next].reduce((best, one) => (far(one) < far(best) ? one : best)).focus();
        return;
      }
    }
  });

  // Another week of the dialog goes on at its first start.
  dialog.addEventListener('htmx:afterSettle', () => {
    if (dialog.open && !dialog.contains(document.activeElement)) {
      (dialog.querySelector('.move-days button') ?? document.getElementById('move-title')).focus();
    }
  });

  // ---- dragging: a consultation over a day is another start, over somebody else's row another member

  let drag = null;

  const targetAt = (x, y) => {
    const cell = document.elementFromPoint(x, y)?.closest('.timeline td[data-day]');
    if (!cell) return null;
    const row = cell.closest('tr');
    if (row !== drag.row) {
      return drag.slot.dataset.role && row.dataset.specialist
        ? { cell: row, key: row.dataset.specialist, ask: { role: drag.slot.dataset.role, specialist: row.dataset.specialist } }
        : null;
    }
    const { from, until, slot } = board().dataset;
    const box = (cell.querySelector('.strip') ?? cell).getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (x - box.left) / box.width));
    const minute = Math.round((Number(from) + share * (until - from)) / slot) * slot;
    const start = `${cell.dataset.day}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
    return { cell, key: start, ask: { start } };
  };

  const showCard = (x, y) => {
    card.hidden = false;
    const left = Math.min(x + 18, window.innerWidth - card.offsetWidth - 8);
    const top = y + 22 + card.offsetHeight > window.innerHeight ? y - card.offsetHeight - 12 : y + 22;
    card.style.left = `${Math.max(8, left)}px`;
    card.style.top = `${Math.max(8, top)}px`;
  };

  const askCost = (target) => {
    drag.asked?.abort();
    const asked = new AbortController();
    drag.asked = asked;
    target.answer = fetch(`${drag.slot.getAttribute('href')}/move/cost?${new URLSearchParams(target.ask)}`,
      { headers: { 'HX-Request': 'true' }, signal: asked.signal })
      .then((response) => (response.ok ? response.text() : ''))
      .then((text) => {
        if (drag?.target === target && text.includes('move-cost')) {
          card.innerHTML = text;
          showCard(drag.x, drag.y);
        }
        return text.includes('data-valid="true"');
      })
      .catch(() => false);
  };

  const aim = (target) => {
    if (drag.target?.key === target?.key) return;
    drag.target?.cell.classList.remove('drop-here');
    drag.target = target;
    if (!target) {
      drag.asked?.abort();
      card.hidden = true;
      return;
    }
    target.cell.classList.add('drop-here');
    clearTimeout(drag.wait);
    drag.wait = setTimeout(() => askCost(target), 40);
  };

  const endDrag = () => {
    clearTimeout(drag.wait);
    drag.target?.cell.classList.remove('drop-here');
    drag.slot.classList.remove('dragged');
    document.body.classList.remove('dragging');
    drag = null;
  };

  document.addEventListener('pointerdown', (event) => {
    const slot = event.target.closest('.timeline a.slot[data-move]');
    if (!slot || event.button !== 0 || event.pointerType === 'touch') return;
    card.hidden = true;
    drag = { slot, row: slot.closest('tr'), fromX: event.clientX, fromY: event.clientY, x: event.clientX, y: event.clientY, moving: false, target: null };
  });

  document.addEventListener('pointermove', (event) => {
    if (!drag) return;
    drag.x = event.clientX;
    drag.y = event.clientY;
    if (!drag.moving && Math.hypot(drag.x - drag.fromX, drag.y - drag.fromY) < 6) return;
    if (!drag.moving) {
      drag.moving = true;
      drag.slot.classList.add('dragged');
      document.body.classList.add('dragging');
    }
    aim(targetAt(drag.x, drag.y));
    if (!card.hidden) showCard(drag.x, drag.y);
  });

  document.addEventListener('pointerup', async () => {
    if (!drag) return;
    const { moving, target, slot, row, wait } = drag;
    if (!moving) {
      drag = null;
      return;
    }
    // The click that follows belongs to the drag and opens nothing.
    window.addEventListener('click', stopClick, { capture: true, once: true });
    setTimeout(() => window.removeEventListener('click', stopClick, true), 0);
    if (!target) {
      endDrag();
      card.hidden = true;
      return;
    }
    clearTimeout(wait);
    if (!target.answer) askCost(target);
    const valid = await target.answer;
    if (drag) endDrag();
    if (valid) {
      post(`${slot.getAttribute('href')}/move`, { ...target.ask, row: target.ask.specialist ?? row.dataset.lane });
    }
  });

  const stopClick = (event) => {
    event.preventDefault();
    event.stopPropagation();
  };

  document.addEventListener('dragstart', (event) => {
    if (event.target.closest?.('.timeline a.slot[data-move]')) event.preventDefault();
  });

  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    if (drag) endDrag();
    card.hidden = true;
  });
})();
