"""What the axe engine finds wrong on a page that is open in the tests' browser.

The contrast of text takes most of axe's time, and pages look alike: how some text is drawn, its colours, its size and
what is behind it, is measured where it is met first, and not on every page again (`FRESH`).
"""

import json
from weakref import WeakSet

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

# Axe cannot see what is drawn under some text, and asks a person to look. Nothing is let through unlooked at:
# `findings` works out the contrast itself for each of these, from the colours the browser computed.
MEASURED = {"color-contrast"}
AXE = Axe()
OPTIONS = {
    "resultTypes": ["violations", "incomplete"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
# How text was drawn where its contrast was measured, as `FRESH` says it; for all pages this process opens.
looks: set[str] = set()
# Whose pages are given the engine as they open: to send it with each question took a quarter of a look.
ready: WeakSet[BrowserContext] = WeakSet()

# Marks the text that is drawn as none in `known` is, and returns how. Of what is behind text everything counts that a
# parent could paint or move: colours, pictures, what is seen through, and what is taken out of the flow of the page.
FRESH = """
const fresh = known => {
  const met = new Set(known), found = [], painted = new Map([[null, '']]);
  const behind = element => {
    if (!painted.has(element)) {
      const {backgroundColor, backgroundImage, opacity, position, filter, mixBlendMode} = getComputedStyle(element);
      const own = [
        backgroundColor.replace('rgba(0, 0, 0, 0)', ''), backgroundImage.replace('none', ''), opacity.replace('1', ''),
        position.replace('static', ''), filter.replace('none', ''), mixBlendMode.replace('normal', ''),
      ].join(' ').trim();
      painted.set(element, behind(element.parentElement) + (own && '<' + own));
    }
    return painted.get(element);
  };
  const speaks = element => element.matches('input, select, textarea')
    || [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const shown = element => {
    const {width, height} = element.getBoundingClientRect();
    return width > 1 && height > 1 && element.checkVisibility({opacityProperty: true, visibilityProperty: true});
  };
  for (const element of document.querySelectorAll('body *')) {
    if (!speaks(element) || !shown(element)) continue;
    const {color, fill, fontSize, fontWeight, textShadow} = getComputedStyle(element);
    const name = element.localName + '.' + (element.getAttribute('class') || '') + (element.disabled ? ' off' : '');
    const drawn = [name, color, fill, fontSize, fontWeight, textShadow, behind(element)];
    const look = drawn.join(';').replaceAll('\\n', ' ');
    if (met.has(look)) continue;
    met.add(look);
    found.push(look);
    element.setAttribute('data-fresh', '');
  }
  return found;
};
"""
# Of the engine's answer only what is wrong or open comes back. What is known goes as one text: a list is sent word by
# word.
INSPECT = f"""async known => {{
{FRESH}
axe.configure({{rules: [{{id: 'color-contrast', selector: '[data-fresh]'}}]}});
const looks = fresh(known.split('\\n'));
const {{violations, incomplete}} = await axe.run({json.dumps(OPTIONS)});
return {{looks, violations, incomplete}};
}}"""


def findings(page: Page) -> list[str]:
    """What axe finds wrong on a page, and what it could not decide: a line for each element."""
    if page.context not in ready:
        ready.add(page.context)
        page.context.add_init_script(AXE.axe_script)
        page.evaluate(AXE.axe_script)
    response = page.evaluate(INSPECT, "\n".join(looks))
    looks.update(response["looks"])
    found = [line for rule in response["violations"] for line in lines(rule, "")]
    for rule in response["incomplete"]:
        undecided = lines(rule, "undecided ")
        found += [line for node, line in zip(rule["nodes"], undecided, strict=True) if not settled(page, rule, node)]
    return found


def lines(rule: dict, prefix: str) -> list[str]:
    """A line for each element that a rule speaks of."""
    return [f"{prefix}{rule['id']}: {rule['help']}: {node['html'][:160]}" for node in rule["nodes"]]


def settled(page: Page, rule: dict, node: dict) -> bool:
    """Whether what axe left open is answered by measuring."""
    return rule["id"] in MEASURED and page.evaluate(CONTRAST, node["target"][-1]) >= 4.5


# The lowest contrast of an element's text against the nearest background behind it that is a plain colour.
CONTRAST = """
selector => {
  const parts = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const element = document.querySelector(selector);
  const style = getComputedStyle(element);
  const inSvg = element instanceof SVGElement;
  const fore = parts(inSvg ? style.fill : style.color);
  let behind = element, back = [255, 255, 255];
  while (behind) {
    const seen = getComputedStyle(behind);
    if (seen.backgroundImage !== 'none') return 0;
    const colour = parts(seen.backgroundColor);
    if (colour.length === 3 || (colour.length === 4 && colour[3] === 1)) { back = colour; break; }
    behind = behind.parentElement;
  }
  if (fore.length < 3 || (fore.length === 4 && fore[3] < 1)) return 0;
  const [a, b] = [light(fore), light(back)].sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}
"""
