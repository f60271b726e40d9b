"""Holds what `scorecard init` tells editors against a real Lua language server.

usage: check.py SERVER WORKSPACE [FILE…]

Starts the server (lua-language-server, or emmylua_ls, which reads the same annotations), opens the
example rule set as an editor does, and asks for completion, hover texts and findings; or, where
files are named, for findings in them. Ends with 1 and one line per fault.
"""

import csv
import json
import pathlib
import queue
import subprocess
import sys
import threading

# Seconds until a server that says nothing is given up.
PATIENCE = 120


class Server:
    """A language server: messages of JSON behind a length, as the protocol has them."""

    def __init__(self, program, root):
        self.process = subprocess.Popen(
            [program], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL)
        self.messages = queue.Queue()
        self.findings = {}
        self.requests = 0
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        output = self.process.stdout
        while True:
            length = 0
            while (line := output.readline().strip()):
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if length == 0:
                self.messages.put(None)
                return
            self.messages.put(json.loads(output.read(length)))

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def notify(self, method, parameters):
        self.send({"method": method, "params": parameters})

    def request(self, method, parameters):
        self.requests += 1
        number = self.requests
        self.send({"id": number, "method": method, "params": parameters})
        while True:
            message = self.receive()
            if message.get("id") == number and "method" not in message:
                return message.get("result")

    def receive(self):
        """The next message; answers what the server itself asks."""
        message = self.messages.get(timeout=PATIENCE)
        if message is None:
            raise SystemExit("the server has ended")
        method = message.get("method")
        if method == "textDocument/publishDiagnostics":
            found = message["params"]
            self.findings[found["uri"]] = found["diagnostics"]
        elif method and "id" in message:
            asked = message.get("params") or {}
            empty = [None] * len(asked.get("items", []))
            self.send({
                "id": message["id"],
                "result": empty if method == "workspace/configuration" else None,
            })
        return message


class Document:
    """A file that is open in the editor."""

    def __init__(self, server, path):
        self.server = server
        self.uri = path.as_uri()
        self.text = path.read_text(encoding="utf-8")
        self.version = 1
        server.notify("textDocument/didOpen", {"textDocument": {
            "uri": self.uri, "languageId": "lua", "version": 1, "text": self.text}})

    def change(self, old, new):
        assert old in self.text, old
        self.text = self.text.replace(old, new, 1)
        self.version += 1
        self.server.notify("textDocument/didChange", {
            "textDocument": {"uri": self.uri, "version": self.version},
            "contentChanges": [{"text": self.text}]})

    def ask(self, method, before):
        """What the server says of the place right after a text."""
        end = self.text.index(before) + len(before)
        line = self.text.count("\n", 0, end)
        start = self.text.rfind("\n", 0, end) + 1
        column = len(self.text[start:end].encode("utf-16-le")) // 2
        return self.server.request(f"textDocument/{method}", {
            "textDocument": {"uri": self.uri}, "position": {"line": line, "character": column}})

    def hover(self, before):
        contents = (self.ask("hover", before) or {}).get("contents", "")
        return json.dumps(contents, ensure_ascii=False)

    def completions(self, before):
        found = self.ask("completion", before) or []
        items = found["items"] if isinstance(found, dict) else found
        return {item["label"].strip('"') for item in items}

    def findings(self):
        """Errors and warnings of this version of the text: asked for, else those that were sent."""
        answer = self.server.request("textDocument/diagnostic", {
            "textDocument": {"uri": self.uri}})
        if answer is None:
            while self.uri not in self.server.findings:
                self.server.receive()
            answer = {"items": self.server.findings.pop(self.uri)}
        return [f"{item['range']['start']['line'] + 1}: {item['message']}"
                for item in answer.get("items", []) if item.get("severity", 1) <= 2]

    def wait(self, before, word):
        """The server answers before it has read the workspace: only then it knows the words."""
        for _ in range(2000):
            if word in self.hover(before):
                return


def start(program, root):
    server = Server(program, root)
    folder = {"uri": root.as_uri(), "name": root.name}
    markdown = ["markdown"]
    server.request("initialize", {
        "processId": None, "rootUri": folder["uri"], "workspaceFolders": [folder],
        "capabilities": {
            "workspace": {"configuration": True},
            "textDocument": {
                "hover": {"contentFormat": markdown},
                "completion": {"completionItem": {"documentationFormat": markdown}},
                "publishDiagnostics": {}}}})
    server.notify("initialized", {})
    return server


def check_files(program, root, files):
    """Yields a line for each finding in files of the workspace."""
    server = start(program, root)
    for number, name in enumerate(files):
        document = Document(server, root / name)
        if number == 0:
            document.wait("return rules", "ruleset")
        yield from (f"{name}:{found}" for found in document.findings())
    server.process.kill()


def check_example(program, root):
    """Yields a line for each fault of what is told of the example."""
    server = start(program, root)
    document = Document(server, root / "rules/community-service/ruleset.lua")
    with open(root / "indicators.csv", encoding="utf-8-sig", newline="") as file:
        catalogue = {row["代号"]: (row["名称"], row["英文名称"]) for row in csv.DictReader(file)}
    document.wait("c.meetings_first", "meetings_first_half")

    for before, words in {
        "measure = lin": ["linear", "from = 50, to = 95"],
        "grades = {\n    grad": ["等次和条件|A grade and what it takes"],
        "c.meetings_first": ["|".join(catalogue["meetings_first_half"]), "（次）|(次)",
                             "计数，不小于 0|count, 0 or more"],
        "title_en = \"Opening hours a week\",\n      poin": ["分值|points, with"],
    }.items():
        text = document.hover(before)
        yield from (f"hover at '{before}' lacks '{word}': {text}" for word in words
                    if not any(way in text for way in word.split("|")))

    fields = document.completions("= c.")
    yield from (f"completion of c. lacks '{name}'"
                for name in [*catalogue, "previous", "baseline", "target", "peers", "unit"]
                if name not in fields)

    yield from (f"the example has findings: {found}" for found in document.findings())
    document.change("= c.meetings_first_half", "= c.meetings_frist_half")
    if not any("meetings_frist_half" in found for found in document.findings()):
        yield "a misspelt indicator is not found"
    document.change("meetings_frist_half", "previous.")
    fields = document.completions("= c.previous.")
    yield from (f"completion of c.previous. lacks '{name}'" for name in catalogue
                if name not in fields)
    server.process.kill()


def main():
    program, folder, *files = sys.argv[1:]
    root = pathlib.Path(folder).resolve()
    faults = list(check_files(program, root, files) if files else check_example(program, root))
    print("\n".join(faults) or f"{pathlib.Path(program).name}: everything is understood")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
