// Small things kept between visits: the scenario, theme and text size. A browser may refuse them
// (private windows, blocked site data) or forget them (Safari after seven days); links and files do not.
'use strict';

(() => {
  const page = window.handoffPage;
  const kPrefix = 'handoff.';

  // An embedded page is driven by the page around it: what that does must not take the place of the
  // visitor's own scenario.
  const embedded = window.parent !== window;
  const skipped = (key) => embedded && (ofTab(key) || key.startsWith('scenario'));

  // A browser's tab keeps its own scenario, so that two of them never take each other's; a new one begins
  // with what was kept last. A text that is empty was kept as well: this tab shows the example.
  const ofTab = (key) => key === 'scenario' || key === 'customers';
  // One's own customers outlive a reload, and no longer than the tab.
  const ofTabAlone = (key) => key === 'customers';

  function storedInTab(key) {
    try { return ofTab(key) ? sessionStorage.getItem(kPrefix + key) : null; } catch { return null; }
  }
  function storeInTab(key, value) {
    try {
      if (ofTab(key)) sessionStorage.setItem(kPrefix + key, value);
      return true;
    } catch {
      return false;
    }
  }

  page.stored = (key) => {
    if (skipped(key)) return '';
    const own = storedInTab(key);
    if (own !== null || ofTabAlone(key)) return own || '';
    try { return localStorage.getItem(kPrefix + key) || ''; } catch { return ''; }
  };

  // False: it was not kept.
  page.store = (key, value) => {
    if (skipped(key)) return true;
    const inTab = storeInTab(key, value);
    if (ofTabAlone(key)) return inTab;
    try {
      localStorage.setItem(kPrefix + key, value);
      return true;
    } catch {
      return false;
    }
  };

  // All tabs share the kept scenarios: what one of them writes, the others read.
  addEventListener('storage', ({key, newValue}) => {
    if (!embedded && key === `${kPrefix}scenarios`) page.receive('kept', '', newValue || '');
  });

  // The page's own colours follow the program's theme, from the first moment on.
  page.setTheme = (theme) => { document.documentElement.dataset.theme = theme; };
  const theme = page.stored('theme');
  if (theme === 'light' || theme === 'dark') page.setTheme(theme);
})();
