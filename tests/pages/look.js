/* What is wrong with the page that is open, as a list of sentences: what a checker of accessibility would say, and what
 * only the laid-out page can tell (clipped, too wide, too faint). */
(() => {
  const faults = [];
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const words = element => {
    const text = (element.textContent || "").trim().replace(/\s+/g, " ").slice(0, 60);
    const name = element.className && element.className.baseVal === undefined ? "." + element.className : "";
    return `<${element.tagName.toLowerCase()}${name}> "${text}"`;
  };
  const fault = (sentence, element) => faults.push(element ? `${sentence}: ${words(element)}` : sentence);

  /* ---- the document ---- */

  if (!/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(document.documentElement.lang)) fault("no language");
  if (!document.title.trim()) fault("no title");
  if (all("main").length !== 1) fault(`${all("main").length} main parts`);
  const headings = all("h1,h2,h3,h4,h5,h6");
  if (all("h1").length !== 1 || !headings.length || headings[0].tagName !== "H1") fault("not one h1, first");
  headings.forEach((heading, i) => {
    if (!heading.textContent.trim()) fault("an empty heading", heading.parentElement);
    if (i && heading.tagName[1] - headings[i - 1].tagName[1] > 1) fault("a level of headings is passed over", heading);
  });
  const ids = all("[id]").map(element => element.id);
  if (new Set(ids).size !== ids.length) fault("an id is given twice");
  for (const link of all("a")) {
    const target = link.getAttribute("href");
    if (!target || target[0] !== "#") fault(`a link leads to ${target}`, link);
    else if (!document.getElementById(target.slice(1))) fault(`a link leads nowhere: ${target}`, link);
    if (!link.textContent.trim()) fault("a link without words", link.parentElement);
  }
  for (const list of all("ul,ol"))
    for (const child of list.children) if (child.tagName !== "LI") fault("in a list, but no entry of it", child);
  for (const table of all("table")) {
    if (!all("th", table).length) fault("a table without headers", table);
    for (const th of all("th", table)) if (!th.scope) fault("a header that says not of what", th);
    const widths = all("tr", table).map(row => [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0));
    if (new Set(widths).size > 1) fault(`rows of ${[...new Set(widths)]} cells`, table);
  }

  /* ---- nothing runs, nothing is fetched ---- */

  for (const script of all("script")) if (script.type !== "application/json") fault("a script that runs", script);
  for (const element of all("*"))
    for (const attribute of element.attributes) {
      if (/^on/i.test(attribute.name)) fault(`${attribute.name} of`, element);
      if (/^(src|srcset|data|action|poster|background|xlink:href|style)$/i.test(attribute.name))
        fault(`${attribute.name} of`, element);
    }
  if (all("iframe,object,embed,img,link,form,base,video,audio").length) fault("something that fetches");
  if (!document.querySelector('meta[http-equiv="Content-Security-Policy"]')) fault("no policy");

  /* ---- drawings ---- */

  for (const svg of all("svg")) {
    if (svg.closest("[aria-hidden=true]")) continue;
    const name = svg.getAttribute("aria-label") || (svg.querySelector(":scope > title") || {}).textContent;
    if (svg.getAttribute("role") !== "img" || !(name || "").trim()) fault("a drawing without words", svg.parentElement);
  }

  /* ---- is it all in sight ---- */

  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > wide) fault(`${document.documentElement.scrollWidth} wide in ${wide}`);
  const kept_for_readers = element => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.clipPath !== "none" || (style.position === "absolute" && at.classList.contains("skip"))) return true;
    }
    return false;
  };
  const shown = element => element.getClientRects().length > 0 && !kept_for_readers(element);
  const boxes = all("body *").filter(element => !element.closest("script") && shown(element));
  for (const element of boxes) {
    const box = element.getBoundingClientRect(), style = getComputedStyle(element);
    if (box.width && (box.right > wide + 1 || box.left < -1)) fault(`from ${box.left} to ${box.right} in ${wide}`, element);
    if (style.overflowX !== "visible" && !(element instanceof SVGElement) && element.scrollWidth > element.clientWidth + 1)
      fault("clipped", element);
    if (style.textOverflow === "ellipsis") fault("cut short", element);
  }
  /* A word that is no link and not long, and yet breaks in two: its place is too narrow. */
  const range = document.createRange();
  for (const element of boxes.filter(element => element.clientWidth && element.clientWidth < 120))
    for (const node of element.childNodes)
      for (const word of node.nodeType === Node.TEXT_NODE ? node.data.matchAll(/[a-z]{3,13}/gi) : []) {
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        if (/(^|\s)$/.test(node.data.slice(0, word.index)) && new Set([...range.getClientRects()].map(box => box.top)).size > 1)
          fault(`"${word[0]}" breaks in two`, element);
      }
  /* Text over text: two words of different elements on the same spot. */
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());)
    if (node.data.trim() && shown(node.parentElement) && !node.parentElement.closest("script,title,desc")) texts.push(node);
  const spots = texts.map(node => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter(box => box.width > 1).map(box => ({ box, node }));
  }).flat().sort((a, b) => a.box.top - b.box.top);
  for (let i = 0; i < spots.length; i++)
    for (let j = i + 1; j < spots.length && spots[j].box.top < spots[i].box.bottom - 4; j++) {
      const a = spots[i].box, b = spots[j].box;
      const over = Math.min(a.right, b.right) - Math.max(a.left, b.left), high = Math.min(a.bottom, b.bottom) - b.top;
      if (spots[i].node !== spots[j].node && over > 3 && high > Math.min(a.height, b.height) / 2)
        fault(`words over words: "${spots[j].node.data.trim().slice(0, 40)}"`, spots[i].node.parentElement);
    }

  /* ---- can it be read: WCAG 1.4.3, 1.4.11, 2.5.8 ---- */

  const parse = text => {
    const parts = (text.match(/[\d.]+/g) || []).map(Number);
    return parts.length >= 3 ? { rgb: parts.slice(0, 3), alpha: parts.length > 3 ? parts[3] : 1 } : null;
  };
  const over = (top, alpha, below) => top.map((part, i) => part * alpha + below[i] * (1 - alpha));
  const paper = matchMedia("(prefers-color-scheme: dark)").matches && matchMedia("screen").matches ? [18, 18, 18] : [255, 255, 255];
  const ground = element => {
    const above = [];
    for (let at = element; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour && colour.alpha) above.push(colour);
    }
    return above.reverse().reduce((below, colour) => over(colour.rgb, colour.alpha, below), paper);
  };
  const light = rgb => {
    const [r, g, b] = rgb.map(part => part / 255).map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  const faint = (element, colour, opacity, wanted, what) => {
    if (!colour) return;
    const below = ground(element), seen = over(colour.rgb, colour.alpha * opacity, below), ratio = contrast(seen, below);
    if (ratio < wanted) fault(`${what} at ${ratio.toFixed(2)}, not ${wanted}`, element);
  };
  const opacity = element => {
    let value = 1;
    for (let at = element; at; at = at.parentElement) value *= getComputedStyle(at).opacity;
    return value;
  };
  for (const element of new Set(texts.map(node => node.parentElement))) {
    const style = getComputedStyle(element), size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const drawn = element instanceof SVGElement;
    faint(element, parse(drawn ? style.fill : style.color), opacity(element), large ? 3 : 4.5, "text");
    const scale = drawn ? element.getScreenCTM().a : 1;
    if (size * scale < 9) fault(`text of ${(size * scale).toFixed(1)} pixels`, element);
  }
  for (const element of all(".now,.then,.really,.way,.now-line,.then-line")) {
    if (!shown(element)) continue;
    const style = getComputedStyle(element);
    const drawn = parse(style.stroke === "none" ? style.fill : style.stroke);
    faint(element.closest("svg").parentElement, drawn, opacity(element), 3, `a mark (${element.getAttribute("class")})`);
  }
  for (const link of all("nav a")) {
    const box = link.getBoundingClientRect();
    if (box.width && (box.height < 24 || box.width < 24)) fault(`a link of ${box.width} by ${box.height}`, link);
  }
  return [...new Set(faults)];
})()
