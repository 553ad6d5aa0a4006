// The page as text: what the canvas shows, in words and tables, for screen readers and for screens that are
// too narrow for charts.
//
// It always stands behind the canvas. In text mode it is seen, the canvas is not (and draws nothing), and
// inputs and buttons appear, so that nothing needs the canvas. Cells are changed in place, so that a reader
// in the middle of a table keeps the place; only one short sentence is announced, when a run is finished.
'use strict';

(() => {
  const page = window.handoffPage;
  const {byId} = page;
  const narrow = matchMedia('(max-width: 359px)');
  const commands = ['undo', 'redo', 'open', 'save', 'save-kept', 'link', 'report'];  // names of web/app/choices/commands.cpp

  let chosen = null;  // by the visitor: true, false, or as the width has it
  let forced = '';    // why there is no picture at all

  function setText(node, text) {
    if (node.textContent !== text) node.textContent = text;
  }

  function make(tag, text, parent, attributes = {}) {
    const node = document.createElement(tag);
    if (text) node.textContent = text;
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    parent.append(node);
    return node;
  }

  // As many children of one kind as there are texts.
  function fillList(parent, tag, texts) {
    while (parent.children.length > texts.length) parent.lastChild.remove();
    while (parent.children.length < texts.length) make(tag, '', parent);
    texts.forEach((text, i) => setText(parent.children[i], text));
  }

  function makeTable(parent) {
    const table = make('table', '', parent);
    make('caption', '', table);
    make('tr', '', make('thead', '', table));
    make('tbody', '', table);
    return table;
  }

  function fillTable(table, {caption, head, rows}) {
    setText(table.caption, caption);
    const headRow = table.tHead.rows[0];
    fillList(headRow, 'th', head);
    for (const cell of headRow.cells) cell.scope = 'col';
    const body = table.tBodies[0];
    while (body.rows.length > rows.length) body.lastChild.remove();
    while (body.rows.length < rows.length) make('tr', '', body);
    rows.forEach((row, y) => {
      const line = body.rows[y];
      if (!line.cells.length) make('th', '', line, {scope: 'row'});
      while (line.cells.length > row.length) line.lastChild.remove();
      while (line.cells.length < row.length) make('td', '', line);
      row.forEach((text, x) => setText(line.cells[x], text));
    });
  }

  function fillTables(tables) {
    const parent = byId('tables');
    while (parent.children.length > tables.length) parent.lastChild.remove();
    while (parent.children.length < tables.length) makeTable(parent);
    tables.forEach((table, i) => fillTable(parent.children[i], table));
  }

  function makeInput(parent, id, press) {
    const row = make('div', '', parent);
    if (press) {
      make('button', '', row, {type: 'button'});
      return row;
    }
    make('label', '', row, {for: id});
    make('input', '', row, {id, autocomplete: 'off'});
    make('small', '', row, {id: `${id}-hint`});
    return row;
  }

  const isButton = ({value, on}) => value === undefined && on === undefined;

  function fillInput(row, {path, label, hint, value, on}) {
    const [name, input, small] = row.children;
    if (!input) {
      setText(name, label);
      name.dataset.path = path;
      return;
    }
    setText(name, label);
    setText(small, hint);
    input.dataset.path = path;
    input.setAttribute('aria-describedby', small.id);
    const isSwitch = on !== undefined;
    if (input.type !== (isSwitch ? 'checkbox' : 'text')) input.type = isSwitch ? 'checkbox' : 'text';
    if (isSwitch) input.checked = on;
    else if (document.activeElement !== input || !input.dataset.editing) input.value = value;
  }

  function fillInputs(inputs) {
    const parent = byId('fields');
    // From the first row on that is a button where a field is wanted, or the other way round, rows are made anew.
    const fits = (input, i) => parent.children[i] && isButton(input) === (parent.children[i].children.length === 1);
    const wrong = inputs.findIndex((input, i) => !fits(input, i));
    const same = wrong < 0 ? inputs.length : wrong;
    while (parent.children.length > same) parent.lastChild.remove();
    for (const input of inputs.slice(same)) makeInput(parent, `input-${parent.children.length}`, isButton(input));
    inputs.forEach((input, i) => fillInput(parent.children[i], input));
  }

  // What the program has to say now (web/views/tables/text_view.hpp).
  page.showText = (json) => {
    const {headline, lines, tables, inputs, kept, can_undo: canUndo, can_redo: canRedo} = JSON.parse(json);
    setText(byId('headline'), headline);
    fillList(byId('lines'), 'li', lines);
    fillTables(tables);
    fillInputs(inputs);
    byId('text-save-kept').hidden = !kept;
    byId('text-undo').disabled = !canUndo;
    byId('text-redo').disabled = !canRedo;
  };

  function follow() {
    const on = forced !== '' || (chosen !== null ? chosen : narrow.matches);
    setText(byId('notice'), forced);
    byId('notice').hidden = forced === '';
    byId('to-charts').hidden = forced !== '';
    if (on === page.textMode) return;
    const hadFocus = byId('text').contains(document.activeElement) || document.activeElement === byId('to-text');
    page.textMode = on;
    document.body.classList.toggle('text-mode', on);
    byId('to-text').hidden = on;
    byId('text-bar').hidden = !on;
    byId('inputs').hidden = !on;
    if (on && chosen) byId('headline').focus({preventScroll: true});
    else if (!on && hadFocus) page.canvas.focus({preventScroll: true});
    page.wake();
  }

  page.textMode = false;
  page.chooseText = (on) => {
    chosen = on;
    follow();
  };
  // `why` is shown; empty: there is a picture again.
  page.forceText = (why) => {
    forced = why;
    follow();
  };

  page.listenForText = () => {
    narrow.addEventListener('change', follow);
    byId('to-text').addEventListener('click', () => page.chooseText(true));
    byId('to-charts').addEventListener('click', () => page.chooseText(false));
    for (const name of commands) {
      byId(`text-${name}`).addEventListener('click', () => {
        page.receive('command', '', name);
        page.drawInGesture();
      });
    }
    const form = byId('inputs');
    form.addEventListener('click', ({target}) => {
      if (target.type === 'button') page.receive('typed', target.dataset.path, '');
    });
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('input', ({target}) => { target.dataset.editing = 'yes'; });
    form.addEventListener('change', ({target}) => {
      delete target.dataset.editing;
      const text = target.type === 'checkbox' ? String(target.checked) : target.value;
      page.receive('typed', target.dataset.path, text);
    });
    follow();
  };
})();
