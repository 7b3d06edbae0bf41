"use strict";
// Both pages begin with this. Texts reach a page as text nodes: nothing in a draft can become markup.
const make = (tag, properties = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
};
// "{files} draft(s)": a noun is singular or plural as the number before it asks.
const fill = (text, values) => {
  let last;
  return text.replace(/\{(\w+)\}|\(s\)/g, (sign, name) => (name ? (last = values[name]) : last === 1 ? "" : "s"));
};
