// Files: opened or dropped ones come in, saved ones go out as a download. A scenario comes in as text;
// everything else is what the importer is for (web/js/month.js), which says so if it is nothing that it knows.
'use strict';

(() => {
  const page = window.handoffPage;
  const {byId} = page;
  // A scenario is some 10 kB; more than this is another kind of file, and reading it here would stop the page.
  const kLargestScenario = 10 * 1024 * 1024;

  const refuse = (name, why) =>
    page.receive('refused', name, `${name}: ${why}; your scenario is as it was`);

  async function readFile(file) {
    if (file.size > kLargestScenario) return page.learn([file]);
    let text;
    try {
      text = await file.text();
    } catch {
      refuse(file.name, 'cannot be read; perhaps it is a folder, or it has been moved');
      return;
    }
    if (text.trim() === '') {
      refuse(file.name, 'the file is empty');
    } else if (page.isScenario(text)) {
      page.receive('file', file.name, text);
    } else {
      page.learn([file]);
    }
  }

  async function allScenarios(files) {
    if (files.some((file) => file.size > kLargestScenario)) return false;
    const texts = await Promise.all(files.map((file) => file.text().catch(() => '')));
    return texts.every((text) => page.isScenario(text));
  }

  async function read(list) {
    const files = Array.from(list);  // the list is emptied once the event is over
    if (files.length === 1) return readFile(files[0]);
    if (files.length === 0) return;
    if (await allScenarios(files)) {
      refuse(`${files.length} files`, 'only one scenario can be open, drop one file');
    } else {
      page.learn(files);
    }
  }

  page.open = (accept) => {
    const input = byId('file');
    input.accept = accept;
    input.multiple = true;
    input.value = '';
    input.click();
  };

  function saveBlob(name, blob) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  page.save = (name, mime, bytes) => saveBlob(name, new Blob([bytes], {type: mime}));

  page.savePixels = (name, pixels, width, height) => {
    for (let i = 3; i < pixels.length; i += 4) pixels[i] = 255;
    const picture = document.createElement('canvas');
    picture.width = width;
    picture.height = height;
    picture.getContext('2d').putImageData(new ImageData(pixels, width, height), 0, 0);
    picture.toBlob((blob) => blob && saveBlob(name, blob), 'image/png');
  };

  page.listenForFiles = () => {
    byId('file').addEventListener('change', (event) => read(event.target.files));
    let depth = 0;
    const show = (on) => { byId('drop').hidden = !on; };
    const hasFiles = (event) => event.dataTransfer && Array.from(event.dataTransfer.types).includes('Files');
    addEventListener('dragenter', (event) => { if (hasFiles(event)) { ++depth; show(true); } });
    addEventListener('dragleave', (event) => {
      if (hasFiles(event) && --depth <= 0) { depth = 0; show(false); }
    });
    addEventListener('dragover', (event) => { if (hasFiles(event)) event.preventDefault(); });
    addEventListener('drop', (event) => {
      depth = 0;
      show(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      read(event.dataTransfer.files);
    });
  };
})();
