"""A picture of a page, as docs/images has it: screenshot.py PAGE PICTURE [WIDTH HEIGHT]"""

import sys

from browser import Browser

page, picture = sys.argv[1:3]
width, height = map(int, sys.argv[3:5] or (1200, 1500))
with Browser(width, height) as browser:
    browser.open(page)
    browser.screenshot(picture)
