"""Opens a page that `scorecard evaluate --format html` wrote in a headless Chromium and uses it.

usage: check.py PAGE PUBLIC_PAGE HOSTILE_PAGE SEVERAL_PAGE

The pages are of one rule set, of one for the public, of one whose units have names that try to be
markup, and of several rule sets. Ends with 1 and one line per fault.
"""

import pathlib
import sys
import re
import tempfile

from browser import Browser

faults = []


def expect(holds, what):
    if not holds:
        faults.append(what)


def same(found, wanted, what):
    expect(found == wanted, f"{what}: {found!r}, not {wanted!r}")


VISIBLE = """[...document.querySelectorAll('.ruleset:not([hidden]) tr[data-c]')]
  .filter(row => row.offsetParent !== null)"""
COLUMN = VISIBLE + ".map(row => row.cells[%d].textContent.trim())"

# The least contrast of any text that shows, with the text: WCAG's formula over the colours as they
# are mixed on the screen.
CONTRAST = """(() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgb = color => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const light = ([r, g, b]) => [r, g, b].map(value => { value /= 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4; })
    .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
  const back = element => { for (; element; element = element.parentElement) {
    const color = rgb(getComputedStyle(element).backgroundColor);
    if (color[3] === 255) return color; } return [255, 255, 255]; };
  let least = [99, ''];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; node = walker.nextNode();) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility({visibilityProperty: true})
      || element.closest('.vh, script, option, :disabled')) continue;
    const style = getComputedStyle(element);
    const [a, b] = [light(rgb(element.namespaceURI.endsWith('svg') ? style.fill : style.color)),
      light(back(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < least[0]) least = [ratio, node.data.trim() + ' in ' + element.tagName + '.'
      + element.className];
  }
  return least;
})()"""


def numbers(texts):
    return [float(text) for text in texts if text != "—"]


def check_page(browser, page):
    browser.open(page)
    same(browser.problems(), [], "the console")
    count = browser.run(VISIBLE + ".length")
    expect(count > 100, f"only {count} units")
    expect(browser.run("document.querySelectorAll('.map tbody td').length") >= count, "no map")
    expect(browser.run("document.querySelector('.map tbody td').textContent").endswith("%"),
           "a cell of the map has no text")
    check_table(browser, count)
    check_card(browser, count)
    check_keyboard(browser)
    for dark in [False, True]:
        browser.dark(dark)
        browser.run(VISIBLE + "[0].querySelector('button').click()")
        for scope in ["with a card", "without a card"]:
            ratio, text = browser.run(CONTRAST)
            expect(ratio >= 4.5, f"contrast {ratio:.2f} {scope}, dark {dark}: {text}")
            browser.run("document.querySelector('dialog').close()")
    browser.dark(False)
    before = browser.run("getComputedStyle(document.body).backgroundColor")
    browser.run("document.querySelector('.controls button').click()")
    after = browser.run("getComputedStyle(document.body).backgroundColor")
    expect(before != after, "the button does not make the page dark")
    browser.size(390, 844)
    expect(browser.run("document.documentElement.scrollWidth <= innerWidth"),
           "the page is wider than a phone")
    browser.size(1280, 900)
    same(browser.problems(), [], "the console at the end")


def check_table(browser, count):
    click = "document.querySelectorAll('.ranking thead button')[%d].click()"
    total = browser.run("[...document.querySelectorAll('.ranking tbody tr[data-c]')[0].cells]"
                        ".findIndex(cell => cell.className === 't')")
    state = "document.querySelectorAll('.ranking thead th')[%d].ariaSort" % total
    browser.run("document.querySelector('.toolbar [type=checkbox]').click()")
    for wanted, turn in [("descending", True), ("ascending", False)]:
        browser.run(click % total)
        found = numbers(browser.run(COLUMN % total))
        same(found, sorted(found, reverse=turn), f"order {wanted}")
        same(browser.run(state), wanted, "aria-sort")
        same(browser.run(COLUMN % total)[-1], "—", "what has no total is last")
    browser.run(click % total)
    same(browser.run(state), "none", "aria-sort after a third time")
    browser.run(click % 1)
    names = browser.run(COLUMN % 1)
    expect(len(names) == count and names != sorted(names), "names are not in the order of Chinese")
    choose = """(control, value) => { control.value = value;
      control.dispatchEvent(new Event('input', {bubbles: true})); }"""
    name = names[3]
    browser.run(f"({choose})(document.querySelector('[type=search]'), {name!r})")
    found = browser.run(COLUMN % 1)
    expect(0 < len(found) < count and all(name in text for text in found), f"search: {found}")
    expect(str(len(found)) in browser.run("document.querySelector('.count').textContent"),
           "the count does not say how many were found")
    browser.run(f"({choose})(document.querySelector('[type=search]'), 'nothing at all')")
    expect(browser.run("!document.querySelector('.units > .hint').hidden"), "nothing found, unsaid")
    browser.run("document.querySelector('.toolbar button').click()")
    same(browser.run(VISIBLE + ".length"), count, "units after a reset")
    for index in [0, 1, 2]:
        select = f"document.querySelectorAll('.toolbar select')[{index}]"
        value = browser.run(select + ".options[1].value")
        browser.run(f"({choose})({select}, {value!r})")
        found = browser.run(VISIBLE + ".length")
        expect(0 < found < count, f"filter {value}: {found}")
        browser.run("document.querySelector('.toolbar button').click()")


def check_card(browser, count):
    browser.run(VISIBLE + "[2].querySelector('button').click()")
    card = "document.querySelector('dialog[open]')"
    row = browser.run(VISIBLE + "[2].innerText.split('\\t').map(text => text.trim())")
    text = browser.run(card + ".innerText")
    for part in row[1:4]:
        expect(part in text, f"the card does not say {part}")
    expect(browser.run(card + ".querySelectorAll('.radar .unit').length") == 1, "no radar")
    expect(browser.run(card + ".querySelectorAll('table.items tbody tr').length") > 10, "no items")
    expect(browser.run(card + ".querySelector('.ledger').textContent").count(".") >= 1, "no ledger")
    code = browser.run(VISIBLE + "[2].dataset.c")
    expect(browser.run("location.hash").endswith(code), "the address does not name the card")
    # What the ledger says it comes to is what the ranking says.
    wrong = browser.run("""[...document.querySelectorAll('tr[data-c]')].filter(row => {
      const card = readCard('r0', Number(row.dataset.i));
      const sum = card.ledger.filter(line => line.length === 2).at(-1)[1];
      const total = row.querySelector('.t').textContent.trim();
      return card.items.length !== card.plan.items.length || (total !== '—' && sum !== total);
    }).map(row => row.dataset.c)""")
    same(wrong, [], "cards whose ledger does not come to the total")
    browser.key("Escape")
    same(browser.run(card), None, "the card after Escape")
    expect(browser.run("document.activeElement.closest('tr')?.dataset.c") == code,
           "the focus does not go back to the row")


def check_keyboard(browser):
    browser.run("document.activeElement.blur(); scrollTo(0, 0); document.body.focus()")
    browser.run("document.querySelector('.skip').focus()")
    browser.key("Enter")
    browser.key("Tab")
    expect(browser.run("document.querySelector('main').contains(document.activeElement)"),
           "the skip link does not lead to the results")
    browser.run("document.querySelector('.ranking thead button').focus()")
    outline = browser.run("getComputedStyle(document.activeElement).outlineStyle")
    same(outline, "solid", "the outline of what has the focus")
    browser.key("Enter")
    same(browser.run("document.querySelector('.ranking th').ariaSort"), "ascending",
         "a header after Enter")
    browser.run("document.querySelector('.map button[tabindex=\"0\"]').focus()")
    browser.key("ArrowRight")
    same(browser.run("[...document.querySelectorAll('.map button')]"
                     ".indexOf(document.activeElement)"), 1, "the arrow in the map")
    browser.run("document.querySelector('.toolbar button').click()")
    same(browser.run("[...document.querySelectorAll('button, select, input')].filter(control =>"
                     " !(control.textContent.trim() || control.ariaLabel || control.labels?.length))"
                     ".length"), 0, "controls without a name")
    same(browser.run("[...document.querySelectorAll('table')].filter(table =>"
                     " table.checkVisibility() && !table.querySelector('th')).length"), 0,
         "tables without headers")


def check_public(browser, page):
    browser.open(page)
    same(browser.problems(), [], "the console of the public page")
    expect(browser.run(VISIBLE + ".length") > 100, "no units in the public page")
    same(browser.run("document.querySelectorAll('.link, dialog').length"), 0, "links to cards")
    expect("ledger" not in pathlib.Path(page).read_text("utf-8").split("</style>")[1]
           .split("<script>")[0].replace('"ledger":"', ""), "a ledger in the public page")


def check_hostile(browser, page):
    browser.open(page)
    same(browser.problems(), [], "the console of the hostile page")
    same(browser.run("window.attacked === undefined"), True, "a name ran")
    same(browser.run("document.querySelectorAll('img, iframe, main script:not([type])').length"), 0,
         "elements that a name made")
    for index in range(browser.run(VISIBLE + ".length")):
        browser.run(VISIBLE + f"[{index}].querySelector('button').click()")
        name = browser.run(VISIBLE + f"[{index}].querySelector('th').innerText.trim()")
        same(browser.run("document.querySelector('dialog h2').innerText.trim()"), name, "a name")
        browser.run("document.querySelector('dialog').close()")
    names = browser.run(COLUMN % 1)
    for name in ["<script>attacked=1</script>", '"><img src=x onerror=attacked=1>', "{{title}}"]:
        expect(name in names, f"{name} does not show as it is: {names}")
    same(browser.run("window.attacked === undefined"), True, "a name ran in a card")
    same(browser.problems(), [], "the console after the hostile cards")


def check_several(browser, page):
    browser.open(page, "#r1")
    same(browser.problems(), [], "the console of the page of several rule sets")
    shown = "[...document.querySelectorAll('.ruleset')].filter(part => !part.hidden).map(p => p.id)"
    same(browser.run(shown), ["r1"], "what the address shows")
    browser.run("document.querySelectorAll('[role=tab]')[1].focus()")
    browser.key("ArrowRight")
    same(browser.run(shown), ["r2"], "the tab after an arrow")
    # Every card of every rule set can be shown.
    for number in range(browser.run("ruleSets.length")):
        browser.run(f"document.querySelectorAll('[role=tab]')[{number}].click()")
        rows = browser.run(f"tables.get('r{number}')?.rows.length ?? 0")
        for index in sorted({0, rows // 2, max(rows - 1, 0)}) if rows else []:
            browser.run(f"tables.get('r{number}').open(tables.get('r{number}').rows[{index}].element)")
            expect(len(browser.run("document.querySelector('dialog[open]').innerText")) > 100,
                   f"an empty card in r{number}")
        browser.run("document.querySelector('dialog')?.close()")
    same(browser.problems(), [], "the console after the tabs")


def pages_of(pdf):
    """How many pages a PDF of Chromium's has."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def check_paper(browser, page):
    browser.open(page)
    paper = pathlib.Path(tempfile.gettempdir(), "scorecard-page-check.pdf")
    browser.pdf(paper)
    pages = pages_of(paper.read_bytes())
    paper.unlink()
    # An overview, and two pages for each of the three districts.
    same(pages, 7, "pages on paper")
    browser.call("Emulation.setEmulatedMedia", media="print")
    for gone in [".toolbar", ".controls", ".map", "dialog", ".inside", ".skip"]:
        same(browser.run(f"[...document.querySelectorAll('{gone}')].filter(part =>"
                         " part.checkVisibility()).length"), 0, f"{gone} on paper")
    browser.call("Emulation.setEmulatedMedia", media="")


def main(arguments):
    with Browser() as browser:
        page, public, hostile, several = arguments
        check_page(browser, page)
        check_public(browser, public)
        check_hostile(browser, hostile)
        check_several(browser, several)
        check_paper(browser, page)
    print("\n".join(faults))
    sys.exit(1 if faults else 0)


main(sys.argv[1:])
