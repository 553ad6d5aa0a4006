// Small things kept between visits: the scenario, theme and text size. A browser may refuse them
// (private windows, blocked site data) or forget them (Safari after seven days); links and files do not.
'use strict';

(() => {
  const page = window.handoffPage;
  const kPrefix = 'handoff.';

  // An embedded page is driven by the page around it: what that does must not take the place of the
  // visitor's own scenario.
  const embedded = window.parent !== window;
  const skipped = (key) => embedded && key === 'scenario';

  page.stored = (key) => {
    if (skipped(key)) return '';
    try { return localStorage.getItem(kPrefix + key) || ''; } catch { return ''; }
  };

  // False: it was not kept.
  page.store = (key, value) => {
    if (skipped(key)) return true;
    try {
      localStorage.setItem(kPrefix + key, value);
      return true;
    } catch {
      return false;
    }
  };

  // The page's own colours follow the program's theme, from the first moment on.
  page.setTheme = (theme) => { document.documentElement.dataset.theme = theme; };
  const theme = page.stored('theme');
  if (theme === 'light' || theme === 'dark') page.setTheme(theme);
})();
