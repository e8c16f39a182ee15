// Takes the words of an article out of what was pasted, dropped or chosen: headings, paragraphs and lists stay, looks go. What it is
// given is only ever parsed, in a document of its own that runs and loads nothing. The page loads this when it is first needed
// (boot.js), and this loads Readability, which finds the article in a whole page, when that is.
window.bring = { words, file };

// The text in pasted markup, or `plain` where that holds more of it.
function words(markup, plain) {
  let text = "";
  try {
    text = wordsOf(new DOMParser().parseFromString(markup, "text/html").body);
  } catch {} // Markup nested too deep: the plain text will do.
  const letters = (words) => words.replace(/[\s\u2022]+/g, "").length;
  return letters(text) < 0.9 * letters(plain) ? plain : text;
}

// A file's text and its source: the article of a web page, Markdown without its signs, or the text as it is.
async function file(text, name) {
  if (/\.(md|markdown)$/i.test(name)) return [fromMarkdown(text), ""];
  if (!/\.x?html?$/i.test(name) && !/^\s*<(!doctype html|html)\b/i.test(text)) return [text, ""];
  const page = new DOMParser().parseFromString(text, "text/html");
  const told = (selector, name) => page.querySelector(selector)?.getAttribute(name)?.trim();
  const saved = /<!-- saved from url=\(\d+\)(\S+) -->/.exec(text)?.[1];
  const found = [told("link[rel=canonical]", "href"), told("meta[property='og:url']", "content"), saved];
  const source = found.find((address) => /^https?:\/\/./.test(address)) ?? told("meta[property='og:site_name']", "content");
  const whole = wordsOf(page.body);
  const headline = page.querySelector("h1")?.textContent.replace(/\s+/g, " ").trim();
  if (!window.Readability) await load("readability.js").catch(() => {});
  const read = window.Readability && new Readability(page, { serializer: wordsOf }).parse();
  if (!read || read.content.length < 200) return [whole, source ?? ""];
  // Title, author and day stand before the text, where the page has them elsewhere.
  const start = read.content.slice(0, 600);
  const author = read.byline?.replace(/\s+/g, " ").replace(/^by /i, "").trim();
  // What a page is called in a tab is often another wording, or a site's name.
  const title = headline && [read.title, start].some((words) => words.includes(headline)) ? headline : read.title;
  const head = [title, author && `By ${author}`, day(read.publishedTime, "Published ")];
  const missing = head.filter((line) => line && !start.includes(line.replace(/^(By|Published) /, "")));
  return [[...missing, read.content].join("\n\n"), source ?? ""];
}

function load(address) {
  const script = Object.assign(document.createElement("script"), { src: address });
  return new Promise((done, fail) => {
    Object.assign(script, { onload: done, onerror: fail });
    document.head.append(script);
  });
}

// "Published 18 February 2024" of a day in digits.
function day(digits, before) {
  const date = /^\d{4}-\d\d-\d\d/.test(digits ?? "") ? new Date(`${digits.slice(0, 10)}T12:00Z`) : NaN;
  const form = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  return isNaN(date) ? "" : before + date.toLocaleDateString("en-GB", form);
}

const LEFT_OUT =
  "script,style,noscript,template,iframe,object,svg,canvas,video,audio,button,input,select,textarea,dialog,[hidden],[aria-hidden=true]";
const BLOCKS =
  "address,article,aside,blockquote,body,details,dd,div,dl,dt,fieldset,figcaption,figure,footer,form,h1,h2,h3,h4,h5,h6,header,hr,main,nav,ol,p,pre,section,summary,table,ul";

// The words of an element: a blank line between blocks, a line for each item of a list and each row of a table.
function wordsOf(root) {
  let text = "";
  const walk = (parent, asWritten) => {
    for (const node of parent.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) text += asWritten ? node.data : node.data.replace(/[ \t\n\f\r]+/g, " ");
      if (node.nodeType !== Node.ELEMENT_NODE || node.matches(LEFT_OUT)) continue;
      const gap = node.matches(BLOCKS) ? "\n\n" : node.matches("br,li,tr") ? "\n" : node.matches("td,th") ? " \t" : "";
      text += gap;
      if (node.matches("li")) text += node.matches("ol>li") ? `${[...node.parentNode.children].indexOf(node) + node.parentNode.start}. ` : "\u2022 ";
      const { dateTime } = node;
      // "3 hours ago" says nothing on another day.
      const then = dateTime && /\b(ago|today|yesterday|now)\b/i.test(node.textContent) && day(dateTime, "");
      if (then) text += then;
      else walk(node, asWritten || node.matches("pre"));
      if (gap === "\n\n") text += gap;
    }
  };
  walk(root, false);
  return text
    .replace(/[ \t]*\n[ \t]*/g, "\n")
    .replace(/ *\t */g, " | ")
    .replace(/ {2,}/g, " ")
    .replace(/^(\u2022|\d+\.) *\n+(?=\S)/gm, "$1 ")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function fromMarkdown(text) {
  return text
    .replace(/^\uFEFF?---\n([\s\S]*?)\n---\n/, (_, head) => (/^title: *["']?(.+?)["']? *$/m.exec(head)?.[1] ?? "") + "\n\n")
    .replace(/^```.*$|^ {0,3}([-*_] *){3,}$/gm, "")
    .replace(/^ {0,3}#{1,6} +(.+?) *#*$/gm, "\n$1\n")
    .replace(/^ {0,3}> ?/gm, "")
    .replace(/^( *)[-*+] +/gm, "$1\u2022 ")
    .replace(/!\[[^\]]*\]\([^)]*\)/g, "")
    .replace(/\[([^\]]+)\]\([^)]*\)/g, "$1")
    .replace(/(\*\*|__)(?=\S)(.+?)\1/g, "$2")
    .replace(/(^|[\s(“"])([*_])(?=\S)([^*_\n]+?)\2(?=[\s.,;:!?)”"]|$)/gm, "$1$3")
    .replace(/`([^`\n]+)`/g, "$1")
    .replace(/\\([\\`*_{}[\]()#+.!|~<>&-])/g, "$1")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
