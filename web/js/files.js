// Files: opened or dropped ones come in as text, saved ones go out as a download. What cannot be a scenario
// is refused here already, with a reason; the present scenario then stays as it is.
'use strict';

(() => {
  const page = window.handoffPage;
  const {byId} = page;
  // A scenario is some 10 kB; more than this is another kind of file, and reading it would stop the page.
  const kLargestFile = 10 * 1024 * 1024;

  const refuse = (name, why) =>
    page.receive('refused', name, `${name}: ${why}; your scenario is as it was`);

  async function readFile(file) {
    if (file.size > kLargestFile) {
      const megabytes = Math.round(file.size / (1024 * 1024));
      refuse(file.name, `${megabytes} MB is too large for a scenario, of which 10 MB are allowed`);
      return;
    }
    let text;
    try {
      text = await file.text();
    } catch {
      refuse(file.name, 'cannot be read; perhaps it is a folder, or it has been moved');
      return;
    }
    if (text.trim() === '') {
      refuse(file.name, 'the file is empty');
    } else {
      page.receive('file', file.name, text);
    }
  }

  function readFirst(files) {
    if (files.length > 1) refuse(`${files.length} files`, 'only one scenario can be open, drop one file');
    else if (files.length === 1) readFile(files[0]);
  }

  page.open = (accept) => {
    const input = byId('file');
    input.accept = accept;
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
    byId('file').addEventListener('change', (event) => readFirst(event.target.files));
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
      readFirst(event.dataTransfer.files);
    });
  };
})();
