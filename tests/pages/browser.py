"""Chromium without a window, spoken to through two pipes (the DevTools protocol): it opens a file at a size and in a
scheme, says everything that the page asked for or complained of, and answers questions in JavaScript. It knows nothing
of the pages."""

import base64
import json
import os
import select
import shutil
import subprocess
import time

NAMES = ("chromium", "chromium-browser", "google-chrome")
DEADLINE = 120  # to fail by, in seconds


def find():
    return next(filter(None, map(shutil.which, NAMES)), None)


class Browser:
    def __init__(self, program, profile):
        ours, theirs = os.pipe(), os.pipe()
        # It reads from descriptor 3 and writes to 4; the shell puts them there.
        command = (f'exec "$0" "$@" 3<&{ours[0]} 4>&{theirs[1]}')
        self.process = subprocess.Popen(
            ["/bin/sh", "-c", command, program, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
             "--disable-dev-shm-usage", "--disable-extensions", "--hide-scrollbars", "--force-color-profile=srgb",
             "--font-render-hinting=none", f"--user-data-dir={profile}", "--remote-debugging-pipe", "about:blank"],
            pass_fds=(ours[0], theirs[1]), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(ours[0])
        os.close(theirs[1])
        self.to, self.back = ours[1], theirs[0]
        self.waiting, self.events, self.number = b"", [], 0
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = None
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Log", "Runtime"):
            self.ask(domain + ".enable")

    session = None

    def ask(self, method, **params):
        """Sends a message and waits for its answer; what comes meanwhile is kept in `events`."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.to, data):]
        while True:
            answer = self.read()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def read(self):
        until = time.monotonic() + DEADLINE
        while b"\0" not in self.waiting:
            if not select.select([self.back], [], [], max(0, until - time.monotonic()))[0]:
                raise TimeoutError("the browser does not answer")
            got = os.read(self.back, 1 << 20)
            if not got:
                raise RuntimeError("the browser has ended")
            self.waiting += got
        message, self.waiting = self.waiting.split(b"\0", 1)
        return json.loads(message)

    def open(self, path, width, height, scheme="light", media="screen"):
        """Opens a file; what it loaded besides itself, ran or wrote to the console, as sentences."""
        self.events.clear()
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.ask("Emulation.setEmulatedMedia", media=media,
                 features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.ask("Page.navigate", url=path.as_uri())
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self.read())
        self.says("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))")
        return [words for event in self.events if (words := complaint(event, path.as_uri()))]

    def says(self, script):
        answer = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(str(answer["exceptionDetails"])[:2000])
        return answer["result"].get("value")

    def picture(self, path):
        """The whole page, whatever its height."""
        size = self.ask("Page.getLayoutMetrics")["cssContentSize"]
        shot = self.ask("Page.captureScreenshot", captureBeyondViewport=True,
                        clip={"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 16000), "scale": 1})
        path.write_bytes(base64.b64decode(shot["data"]))

    def paper(self, path):
        printed = self.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        path.write_bytes(base64.b64decode(printed["data"]))

    def close(self):
        try:
            self.session = None
            self.ask("Browser.close")
        except (OSError, RuntimeError, TimeoutError):
            self.process.kill()
        self.process.wait(timeout=DEADLINE)


def complaint(event, itself):
    method, params = event.get("method"), event.get("params", {})
    if method == "Network.requestWillBeSent" and params["request"]["url"].split("#")[0] != itself:
        return f"asks for {params['request']['url'][:200]}"
    if method == "Log.entryAdded":
        return f"in the console: {params['entry']['text'][:500]}"
    if method in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown"):
        return f"a script ran: {str(params)[:500]}"
    return None
