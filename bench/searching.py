# SPDX-License-Identifier: EUPL-1.2
"""Somebody who searches by name in Debian's Chromium, its processor slowed four times."""

import shutil
import time
from contextlib import ExitStack

from playwright.sync_api import sync_playwright

SLOWED = 4
#: Between two keys, in milliseconds: slower than the page waits before it searches, so that every key is answered.
KEY = 250
#: In seconds: by then the page has answered, even where it waits for somebody to pause.
RESTED = 1
_ANSWERED = """() => {
  const finder = document.querySelector(".finder");
  return finder.dataset.answered === finder.querySelector("input").value;
}"""
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

    def _opened(self, slowed=SLOWED):
        """A page that has kept nothing, and what it fetched so far, by address."""
        page = self._browser.new_page()
        session = page.context.new_cdp_session(page)
        fetched, addresses, bodies = {}, {}, {}

        def received(event):
            answer = event["response"]
            addresses[event["requestId"]] = answer["url"]
            bodies[answer["url"]] = int(answer["headers"].get("content-length", 0))

        session.on("Network.responseReceived", received)
        session.on(
            "Network.loadingFinished",
            lambda e: fetched.__setitem__(addresses.get(e["requestId"], ""), e["encodedDataLength"]),
        )
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        session.send("Performance.enable", {"timeDomain": "threadTicks"})  # others use this machine too
        session.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
        self._load(page)
        self.scripts = sum(size for address, size in bodies.items() if "/guiones/" in address)
        self._script = next(address for address in fetched if "/guiones/" in address)
        return page, session, fetched

    def _load(self, page):
        page.goto(self._address)
        page.wait_for_selector(".finder input")

    def pasted(self, texts):
        """Of each of *texts*, written at once: the addresses that it leads to, and the bytes that were fetched."""
        page, _, fetched = self._opened(slowed=1)
        for text in texts:
            self._load(page)
            fetched.clear()
            page.locator(".finder input").fill(text)
            self._settle(page)
            links = page.locator(".finder-found a").evaluate_all("all => all.map(a => a.href)")
            yield [link.rpartition("/")[2] for link in links], _indexed(fetched)
        page.close()

    def typed(self, texts):
        """The bytes fetched for each of *texts*, typed key by key."""
        page, _, fetched = self._opened()
        for text in texts:
            self._load(page)
            fetched.clear()
            page.locator(".finder input").press_sequentially(text, delay=KEY)
            self._settle(page)
            yield _indexed(fetched)
        page.close()

    def worked(self, texts):
        """Of each key of each of *texts*, milliseconds until the page has answered and rests: its own work, and all.

        Its own is script, style and layout; all, also what the browser does to paint and to fetch. Of the processor:
        what others do on this machine does not count. Nothing is asked of the page meanwhile.
        """
        page, session, _ = self._opened()
        for text in texts:
            self._load(page)
            page.locator(".finder input").focus()
            page.keyboard.type("x")
            page.keyboard.press("Backspace")
            for key in text:
                time.sleep(RESTED)
                before = _worked(session)
                page.keyboard.type(key)
                time.sleep(RESTED)
                yield tuple(after - earlier for after, earlier in zip(_worked(session), before, strict=True))
        page.close()

    def exhaustive(self, names, asked):
        """Milliseconds to compare *asked* with all of *names*."""
        page, _, _ = self._opened()
        took = page.evaluate(_EXHAUSTIVE, [self._script, names, asked])
        page.close()
        return took

    def _settle(self, page):
        page.wait_for_function(_ANSWERED, timeout=30_000)


def _indexed(fetched):
    return sum(size for address, size in fetched.items() if "/indice/" in address)


def _worked(session):
    metrics = {each["name"]: each["value"] * 1000 for each in session.send("Performance.getMetrics")["metrics"]}
    own = sum(metrics[f"{kind}Duration"] for kind in ("Script", "RecalcStyle", "Layout"))
    return own, metrics["TaskDuration"]
