"""What on a page cannot be reached or named by somebody at the keyboard or with a screen reader."""

from __future__ import annotations

from playwright.sync_api import Page

LOOK = """() => {
  const faults = [];
  const say = (what, element) => faults.push(`${what}: ${element.outerHTML.slice(0, 100)}`);
  const named = element => (element.getAttribute('aria-label') || element.title || element.textContent).trim()
    || element.querySelector('img[alt]:not([alt=""]), svg[aria-label], svg title')
    || (element.getAttribute('aria-labelledby') || '').split(' ').some(id => document.getElementById(id));
  if (!document.documentElement.lang) faults.push('the page names no language');
  if (!document.title.trim()) faults.push('the page has no title');
  if (document.querySelectorAll('main').length !== 1) faults.push('the page has not one main part');
  if (document.querySelectorAll('h1').length !== 1) faults.push('the page has not one first heading');
  document.querySelectorAll('input:not([type=hidden]):not([type=submit]), select, textarea').forEach(element => {
    if (!(element.labels && element.labels.length) && !named(element)) say('a field without a label', element);
  });
  document.querySelectorAll('button, a[href], summary, [role=button]').forEach(element => {
    if (!named(element)) say('nothing says what this does', element);
  });
  document.querySelectorAll('img:not([alt])').forEach(element => say('a picture without words', element));
  document.querySelectorAll('svg:not([aria-hidden=true])').forEach(element => {
    if (element.getAttribute('role') !== 'presentation' && !element.closest('[aria-hidden=true]')
        && !element.getAttribute('aria-label') && !element.getAttribute('aria-labelledby')
        && !element.querySelector('title')) say('a drawing without words', element);
  });
  document.querySelectorAll('[tabindex]').forEach(element => {
    if (Number(element.getAttribute('tabindex')) > 0) say('out of the order of the page', element);
  });
  document.querySelectorAll('[onclick], [hx-get], [hx-post]').forEach(element => {
    if (!element.matches('a, button, input, select, textarea, form, [tabindex], body, [hx-trigger]')) {
      say('reached by the mouse alone', element);
    }
  });
  const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
  ids.filter((id, n) => ids.indexOf(id) !== n).forEach(id => faults.push(`two elements are called ${id}`));
  return faults;
}"""


def unreachable(page: Page) -> list[str]:
    """What is wrong with the page as it stands, one sentence each."""
    return [str(fault) for fault in page.evaluate(LOOK)]
