// Opens what a link with data-drawer leads to beside the page instead of in its place. Without it the link leads to a page.
(() => {
  'use strict';

  const drawer = document.getElementById('drawer');
  if (!drawer || !window.htmx || !drawer.showModal) return;
  let opener = null;

  const open = async (link) => {
    await htmx.ajax('GET', link.href, { target: '#drawer-body', swap: 'innerHTML' });
    if (!drawer.querySelector('.explanation')) {
      window.location.assign(link.href);
      return;
    }
    if (!drawer.open) {
      opener = link;
      drawer.showModal();
    }
    drawer.scrollTop = 0;
    document.getElementById('drawer-title')?.focus();
  };

  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-drawer]');
    if (link && event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      open(link);
    }
  });

  // The board's keys are not for whoever reads here.
  drawer.addEventListener('keydown', (event) => event.stopPropagation());

  // A click beside the drawer closes it; where it meets another consultation, that one is opened.
  drawer.addEventListener('click', (event) => {
    if (event.target !== drawer) return;
    drawer.close();
    const link = document.elementFromPoint(event.clientX, event.clientY)?.closest('a[data-drawer]');
    if (link) open(link);
  });

  // The board may have been sent anew while the drawer was open; then its opener is the link that leads to the same.
  drawer.addEventListener('close', () => {
    const there = opener?.isConnected ? opener
      : [...document.querySelectorAll('a[data-drawer]')].find((link) => link.href === opener?.href);
    there?.focus();
    document.getElementById('drawer-body').replaceChildren();
  });
})();
