// A week as a grid beside the form whose rows say the same: the grid shows what the rows say, and what is drawn becomes rows. By
// mouse and finger one draws over cells; by keyboard the arrows move, Space draws, and Shift with an arrow draws on. Rows for some
// weeks or days only are shown and left alone: they are changed where they stand.
(() => {
  'use strict';

  const grid = document.querySelector('[data-week-grid]');
  if (!grid) return;
  const form = grid.closest('form');
  const table = grid.querySelector('table');
  const CELL = Number(grid.dataset.cell);
  const DAY = 24 * 60;
  const cells = [...table.querySelectorAll('td[data-day]')];
  const width = table.querySelectorAll('thead th').length;
  const field = (row, name) => row.querySelector(`[name$=".${name}"]`);
  const value = (row, name) => field(row, name)?.value ?? '';
  const rows = (kind) => [...form.querySelectorAll(`[data-rows="${kind}"] > .row`)];

  const minute = (text) => {
    const parts = /^(\d{1,2})[:.](\d{2})/.exec(text);
    return parts ? Number(parts[1]) * 60 + Number(parts[2]) : NaN;
  };
  const end = (text) => (minute(text) === 0 ? DAY : minute(text));
  const text = (at) => `${String(Math.floor(at / 60) % 24).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;

  // What a row says; null where it says nothing yet.
  const said = (row) => {
    const from = minute(value(row, 'from'));
    const until = end(value(row, 'until'));
    const day = value(row, 'weekday');
    return day && from < until ? { row, day, from, until, site: value(row, 'site'), plain: isPlain(row) } : null;
  };
  const isPlain = (row) => !value(row, 'weeks') && !value(row, 'lastDay')
    && (!value(row, 'validFrom') || value(row, 'validFrom') <= grid.dataset.today);
  const all = (kind) => rows(kind).map(said).filter(Boolean);

  // How many minutes of a cell some stretches cover.
  const covered = (stretches, at) => {
    let sum = 0;
    let last = at;
    [...stretches].sort((one, other) => one.from - other.from).forEach(({ from, until }) => {
      const begin = Math.max(from, last);
      const over = Math.min(until, at + CELL);
      if (over > begin) {
        sum += over - begin;
        last = over;
      }
    });
    return sum;
  };

  const stateOf = (weekly, unwilling, day, at) => {
    const here = (one) => one.day === day && one.from < at + CELL && at < one.until;
    const plain = covered(weekly.filter((one) => here(one) && one.plain), at);
    if (plain === CELL) return covered(unwilling.filter(here), at) > 0 ? 'unwilling' : 'offered';
    if (weekly.some((one) => here(one) && !one.plain)) return 'some';
    return plain > 0 ? 'part' : 'none';
  };

  const show = () => {
    const weekly = all('weekly');
    const unwilling = all('undesired');
    tellWhere();
    cells.forEach((cell) => {
      const state = stateOf(weekly, unwilling, cell.dataset.day, Number(cell.dataset.at));
      cell.dataset.state = state;
      cell.setAttribute('aria-label', `${cell.dataset.name}: ${table.dataset[state]}`);
      cell.setAttribute('aria-selected', String(state === 'offered' || state === 'unwilling'));
    });
  };

  // What a row says of where one is can be read while that part of it is closed.
  const tellWhere = () => rows('weekly').forEach((row) => {
    const where = field(row, 'site');
    row.querySelector('[data-where]').textContent = where?.value ? where.selectedOptions[0].text : '';
  });

  // The names, ids and labels of rows say where they stand.
  const renumber = (kind) => rows(kind).forEach((row, index) => {
    const old = /\[(\d+)\]/.exec(row.querySelector('[name*="["]').name)[1];
    if (old === String(index)) return;
    row.querySelectorAll('*').forEach((one) => {
      ['id', 'for', 'name', 'aria-describedby'].forEach((name) => {
        const before = one.getAttribute(name);
        if (before) one.setAttribute(name, before.replace(`${kind}-${old}-`, `${kind}-${index}-`).replace(`[${old}]`, `[${index}]`));
      });
    });
    const remove = row.querySelector('[data-remove]');
    remove.value = `remove-${kind}-${index}`;
    const number = (said) => said.replace(/\d+/, String(index + 1));
    remove.setAttribute('aria-label', number(remove.getAttribute('aria-label')));
    const legend = row.querySelector('legend');
    legend.textContent = number(legend.textContent);
  });

  const add = (kind, says = {}) => {
    const row = form.querySelector(`template[data-row="${kind}"]`).content.firstElementChild.cloneNode(true);
    form.querySelector(`[data-rows="${kind}"]`).append(row);
    Object.entries(says).forEach(([name, what]) => {
      if (field(row, name)) field(row, name).value = what;
    });
    renumber(kind);
    return row;
  };

  // Takes [from, until) of a day out of the rows of a kind; what is left on both sides stays.
  const cut = (kind, day, from, until, meant) => {
    all(kind).filter((one) => one.day === day && one.from < until && from < one.until && meant(one)).forEach((one) => {
      if (one.until > until) {
        if (one.from < from) {
          add(kind, { weekday: day, from: text(until), until: text(one.until), site: one.site });
        } else {
          field(one.row, 'from').value = text(until);
        }
      }
      if (one.from < from) {
        field(one.row, 'until').value = text(from);
      } else if (one.until <= until) {
        one.row.remove();
      }
    });
    renumber(kind);
  };

  // Puts [from, until) of a day into the rows of a kind, as one with what it touches.
  const put = (kind, day, from, until, site, meant) => {
    const touched = all(kind).filter((one) => one.day === day && one.site === site && meant(one)
      && one.from <= until && from <= one.until);
    const first = Math.min(from, ...touched.map((one) => one.from));
    const last = Math.max(until, ...touched.map((one) => one.until));
    const row = touched.length ? touched[0].row : add(kind, { weekday: day, site });
    touched.slice(1).forEach((one) => one.row.remove());
    field(row, 'from').value = text(first);
    field(row, 'until').value = text(last);
    renumber(kind);
  };

  const site = () => grid.querySelector('[data-site]')?.value ?? '';
  const brush = () => grid.querySelector('[name=brush]:checked').value;

  const draw = (cell, what) => {
    if (cell.dataset.state === what) return;
    const { day } = cell.dataset;
    const at = Number(cell.dataset.at);
    const isOne = (one) => one.plain;
    const any = () => true;
    if (what === 'none') {
      cut('weekly', day, at, at + CELL, isOne);
    } else {
      cut('weekly', day, at, at + CELL, (one) => one.plain && one.site !== site());
      put('weekly', day, at, at + CELL, site(), isOne);
    }
    cut('undesired', day, at, at + CELL, any);
    if (what === 'unwilling') put('undesired', day, at, at + CELL, '', any);
    show();
    form.dispatchEvent(new Event('input', { bubbles: true }));
  };

  // By mouse and finger: whatever lies between two places where the pointer was seen is drawn, too, however fast it moves.
  let drawing = null;
  let drawn = null;
  const begin = (cell) => {
    drawing = cell.dataset.state === brush() ? 'none' : brush();
    drawn = cell;
  };
  const drawTo = (cell) => {
    const from = cells.indexOf(drawn);
    const to = cells.indexOf(cell);
    const down = Math.floor(to / width) - Math.floor(from / width);
    const along = (to % width) - (from % width);
    const steps = Math.max(Math.abs(down), Math.abs(along));
    for (let step = 1; step <= steps; step += 1) {
      const row = Math.floor(from / width) + Math.round((down * step) / steps);
      draw(cells[row * width + (from % width) + Math.round((along * step) / steps)], drawing);
    }
    drawn = cell;
  };
  table.addEventListener('pointerdown', (event) => {
    const cell = event.target.closest('td[data-day]');
    if (!cell || event.button) return;
    event.preventDefault();
    begin(cell);
    focus(cell);
    draw(cell, drawing);
    if (table.hasPointerCapture(event.pointerId)) table.releasePointerCapture(event.pointerId);
  });
  document.addEventListener('pointermove', (event) => {
    if (!drawing) return;
    const cell = document.elementFromPoint(event.clientX, event.clientY)?.closest('td[data-day]');
    if (cell && table.contains(cell)) drawTo(cell);
  });
  ['pointerup', 'pointercancel'].forEach((over) => document.addEventListener(over, () => { drawing = null; }));

  // By keyboard.
  const focus = (cell) => {
    cells.forEach((one) => { one.tabIndex = one === cell ? 0 : -1; });
    cell.focus();
  };
  const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -width, ArrowDown: width };
  let last = 'offered';
  table.addEventListener('keydown', (event) => {
    const cell = event.target.closest('td[data-day]');
    if (!cell) return;
    const at = cells.indexOf(cell);
    const column = at % width;
    const step = STEPS[event.key];
    let to = null;
    if (step) {
      const sideways = Math.abs(step) === 1;
      const next = at + step;
      to = sideways && (column + step < 0 || column + step >= width) ? null : cells[next];
    } else if (event.key === 'Home') {
      to = event.ctrlKey ? cells[0] : cells[at - column];
    } else if (event.key === 'End') {
      to = event.ctrlKey ? cells[cells.length - 1] : cells[at - column + width - 1];
    } else if (event.key === ' ') {
      last = cell.dataset.state === brush() ? 'none' : brush();
      draw(cell, last);
    } else {
      return;
    }
    event.preventDefault();
    if (to) {
      focus(to);
      if (step && event.shiftKey) draw(to, last);
    }
  });

  // By the rows.
  form.addEventListener('input', (event) => { if (event.target !== form) show(); });
  form.addEventListener('click', (event) => {
    const button = event.target.closest('button[name=do]');
    const [what, kind] = (button?.value ?? '').split('-');
    if (what === 'add') {
      event.preventDefault();
      field(add(kind), 'weekday').focus();
    } else if (what === 'remove') {
      event.preventDefault();
      button.closest('.row').remove();
      renumber(kind);
      show();
      form.dispatchEvent(new Event('input', { bubbles: true }));
      form.querySelector(`button[value="add-${kind}"]`).focus();
    }
  });

  grid.hidden = false;
  cells[0].tabIndex = 0;
  show();
})();
