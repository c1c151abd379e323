# SPDX-License-Identifier: EUPL-1.2
"""Somebody who searches by name in Debian's Chromium, its processor slowed four times."""

import shutil
from contextlib import ExitStack

from playwright.sync_api import sync_playwright

SLOWED = 4
#: Between two keys, in milliseconds: slower than the page waits before it searches, so that every key is answered.
KEY = 250
#: What a browser would do with one index of all names: every word asked for against every word of each.
_EXHAUSTIVE = """async ([path, names, asked]) => {
  const { slips, words } = await import(path);
  const sought = words(asked), began = performance.now();
  const costs = names.map((name) => {
    const hers = words(name);
    return sought.reduce((sum, word) => sum + Math.min(...hers.map((other) => slips(word, other, 2))), 0);
  });
  costs.sort();
  return performance.now() - began;
}"""


class Browser:
    """The page of search at *address*."""

    def __init__(self, address):
        self._address = address
        self.scripts = 0

    def __enter__(self):
        with ExitStack() as stack:
            program = next(filter(None, map(shutil.which, ("chromium-headless-shell", "chromium"))))
            browser = stack.enter_context(sync_playwright()).chromium.launch(
                executable_path=program, args=["--no-sandbox"]
            )
            stack.callback(browser.close)
            self._browser, self._stack = browser, stack.pop_all()
        return self

    def __exit__(self, *_):
        self._stack.close()

    def _opened(self):
        """A page in a browser that has kept nothing, and what it fetched so far, by address."""
        context = self._browser.new_context()
        page = context.new_page()
        session = context.new_cdp_session(page)
        fetched, addresses = {}, {}
        session.on("Network.responseReceived", lambda e: addresses.__setitem__(e["requestId"], e["response"]["url"]))
        session.on(
            "Network.loadingFinished",
            lambda e: fetched.__setitem__(addresses.get(e["requestId"], ""), e["encodedDataLength"]),
        )
        session.send("Network.enable")
        session.send("Performance.enable")
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        page.goto(self._address)
        page.wait_for_selector(".finder input")
        self.scripts = sum(size for address, size in fetched.items() if "/guiones/" in address)
        self._spelling = next(address for address in fetched if "/spelling." in address)
        return context, page, session, fetched

    def pasted(self, text):
        """The addresses that *text*, written at once, leads to, and the bytes that were fetched for it."""
        context, page, _, fetched = self._opened()
        page.locator(".finder input").fill(text)
        self._settle(page)
        found = [
            link.rpartition("/")[2]
            for link in page.locator(".finder-found a").evaluate_all("as => as.map(a => a.href)")
        ]
        context.close()
        return found, _indexed(fetched)

    def typed(self, texts):
        """Of each key of each of *texts*: milliseconds of the page's work; and of each text, the bytes fetched."""
        times, sizes = [], []
        for text in texts:
            context, page, session, fetched = self._opened()
            page.locator(".finder input").focus()
            for key in text:
                before = _worked(session)
                page.keyboard.type(key)
                page.wait_for_timeout(KEY)
                self._settle(page)
                times.append((_worked(session) - before) * 1000)
            sizes.append(_indexed(fetched))
            context.close()
        return times, sizes

    def exhaustive(self, names, asked):
        """Milliseconds to compare *asked* with all of *names*."""
        context, page, _, _ = self._opened()
        took = page.evaluate(_EXHAUSTIVE, [self._spelling, names, asked])
        context.close()
        return took

    def _settle(self, page):
        page.wait_for_function(
            "() => document.querySelector('.finder').dataset.answered === document.querySelector('.finder input').value",
            timeout=30_000,
        )


def _indexed(fetched):
    return sum(size for address, size in fetched.items() if "/indice/" in address)


def _worked(session):
    metrics = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
    return metrics["TaskDuration"]
