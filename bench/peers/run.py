#!/usr/bin/env python3
"""Dateline beside OpenNLP, wink-nlp and compromise in one run: accuracy of words, sentences, word classes and names, and words per CPU-second.

  bench/peers/run.py --data DIR [--dateline CMD] [--node-modules DIR] [--work DIR] [--copies N]

DIR holds train/ and dev/ with ewt-*.conllu.gz, gum-free-*.conllu.gz, uner-ewt-train-prelim.iob2.gz, uner-ewt-dev.iob2.gz, wikigold-train.iob2.gz.
OpenNLP is the Debian package `opennlp` (2.1.0); it is trained here on the same treebanks as Dateline, its names on UNER and Wikigold. wink-nlp 2.4.0 with
wink-eng-lite-web-model 1.8.1 and compromise 14.17.0 come from npm as they are shipped. A peer that is not there is left out, and said so.

Every system gets the same raw paragraphs and makes its own sentences and words. A word counts as found where it covers the same characters, white space aside; its class
counts where the word was found and the class is right. So the figures of classes are F1, as in CoNLL 2018. Names: exact span and kind on the given words of UNER EWT.
Speed: user and system time of all processes of the command, for N copies of the text less that for one: starting and loading cancel out.
Only the standard library is needed.
"""
import argparse, gzip, json, os, re, resource, shutil, subprocess, sys, tempfile

def sentences(path):
    words, ranges, text, para = [], {}, "", False
    for line in gzip.open(path, "rt", encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            if words:
                yield para, text, words, ranges
            words, ranges, text, para = [], {}, "", False
        elif line.startswith("#"):
            para |= line.startswith(("# newpar", "# newdoc"))
            if line.startswith("# text = "):
                text = line[9:]
        else:
            f = line.split("\t")
            if "-" in f[0]:
                ranges[int(f[0].split("-")[0])] = (int(f[0].split("-")[1]), f[1])
            elif "." not in f[0]:
                words.append((f[1], f[3]))

def bare(text):
    return re.sub(r"\s+", "", text)

def gold(path):
    """Paragraphs as text, and for each its words as (start, end, class, whether it begins a sentence), counted without white space."""
    paragraphs, current, words, at = [], [], [], 0
    for para, text, forms, ranges in sentences(path):
        if para and current:
            paragraphs.append((" ".join(current), words))
            current, words, at = [], [], 0
        current.append(text)
        i, first = 1, True
        while i <= len(forms):
            last, surface = ranges.get(i, (i, forms[i - 1][0]))
            parts = [bare(forms[k - 1][0]) for k in range(i, last + 1)]
            if "".join(parts) != bare(surface):
                parts = [bare(surface)] + [""] * (last - i)
            for k, part in enumerate(parts):
                words.append((at, at + len(part), forms[i + k - 1][1], first))
                at, first = at + len(part), False
            i = last + 1
    return paragraphs + [(" ".join(current), words)]

def without_space(text, words):
    """Offsets into a text → offsets into it without its white space."""
    place, n = [], 0
    for c in text:
        place.append(n)
        n += 0 if c.isspace() else 1
    place.append(n)
    return [(place[max(0, w["start"])], place[min(len(text), w["end"])], w["upos"], w["first"]) for w in words]

def f1(right, system, wanted):
    return 200.0 * right / max(1, system + wanted)

def score(golds, systems):
    words = [0, 0, 0]; tags = [0, 0, 0]; ends = [0, 0, 0]
    for g, s in zip(golds, systems):
        spans, found = {(a, b): t for a, b, t, _ in g}, {(a, b): t for a, b, t, _ in s}
        gs, ss = {a for a, b, t, f in g if f}, {a for a, b, t, f in s if f}
        for counts, right in ((words, sum(k in spans for k in found)), (tags, sum(spans.get(k) == t for k, t in found.items()))):
            counts[0] += right; counts[1] += len(s); counts[2] += len(g)
        # a sentence is right where it begins and ends right; both are beginnings, or the end of the paragraph
        def bounds(starts):
            order = sorted(starts) + [10 ** 9]
            return set(zip(order, order[1:]))
        ends[0] += len(bounds(gs) & bounds(ss)); ends[1] += len(ss); ends[2] += len(gs)
    return [f1(*c) for c in (words, ends, tags)]

def run(command, text, env=None):
    """Output and CPU seconds of a shell command, all its processes together."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], input=text.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise RuntimeError(f"{command}: {done.stderr.decode(errors='replace')[-800:]}")
    return done.stdout.decode(), after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

class Dateline:
    name = "Dateline"
    def __init__(self, command):
        self.command = command
    def line(self):
        return f"{self.command} parse --format json --quiet"
    def input(self, texts):
        return "\n\n".join(texts)
    def read(self, output, texts):
        document = json.loads(output)
        words = [[] for _ in texts]
        start, at, bounds = 0, 0, []
        for text in texts:
            bounds.append((start, start + len(text))); start += len(text) + 2
        # offsets count UTF-16 code units, Python's strings code points
        units, n = [0], 0
        for c in document["text"]:
            n += 2 if ord(c) > 0xFFFF else 1
            units.append(n)
        point = {u: i for i, u in enumerate(units)}
        for sentence in document["sentences"]:
            first = True
            for token in sentence["tokens"]:
                a, b = point[token["start"]], point[token["end"]]
                while a >= bounds[at][1] and at + 1 < len(bounds):
                    at += 1
                words[at].append({"start": a - bounds[at][0], "end": b - bounds[at][0], "upos": token["upos"], "first": first})
                first = False
        return [without_space(t, w) for t, w in zip(texts, words)]
    def names(self, rows):
        out, _ = run(f"{self.command} parse --gold-tokens --format iob2 --quiet", "\n\n".join("\n".join(f"{w}\tO" for w, _ in s) for s in rows) + "\n\n")
        return [[l.split("\t")[-1] for l in b.split("\n") if l and not l.startswith("# ")] for b in out.strip("\n").split("\n\n")]

class Node:
    def __init__(self, name, modules):
        self.name, self.env = name, dict(os.environ, NODE_MODULES=modules)
        self.command = f"node {os.path.join(os.path.dirname(os.path.abspath(__file__)), 'peers.mjs')} {name}"
    def line(self):
        return self.command
    def input(self, texts):
        return "\n".join(json.dumps({"text": t}) for t in texts)
    def read(self, output, texts):
        answers = [json.loads(l) for l in output.splitlines()]
        return [without_space(t, a["words"]) for t, a in zip(texts, answers)]
    def names(self, rows):
        if self.name == "wink":
            return None  # the lite model has no names
        out, _ = run(self.command, self.input([" ".join(w for w, _ in s) for s in rows]), self.env)
        tags = []
        for sentence, line in zip(rows, out.splitlines()):
            row, at, starts = ["O"] * len(sentence), 0, []
            for w, _ in sentence:
                starts.append((at, at + len(w))); at += len(w) + 1
            for name in json.loads(line)["names"]:
                inside = [i for i, (a, b) in enumerate(starts) if a < name["end"] and b > name["start"]]
                for i in inside:
                    row[i] = ("B-" if i == inside[0] else "I-") + name["kind"]
            tags.append(row)
        return tags

class OpenNlp:
    name = "OpenNLP"
    env = None
    def __init__(self, data, work):
        self.work = work
        trains = [os.path.join(data, "train", f) for f in ("ewt-train.conllu.gz", "gum-free-train.conllu.gz")]
        params = os.path.join(work, "perceptron.txt")
        open(params, "w").write("Algorithm=PERCEPTRON\nIterations=100\nCutoff=0\n")
        def write(name, lines):
            with open(os.path.join(work, name), "w", encoding="utf-8") as f:
                f.writelines(lines)
        write("pos.txt", (" ".join(f"{w.replace('_', '-').replace(' ', '')}_{t}" for w, t in ws) + "\n" for p in trains for _, _, ws, _ in sentences(p)))
        write("sent.txt", (("\n" if para else "") + text + "\n" for p in trains for para, text, _, _ in sentences(p)))
        write("tok.txt", (self.split(text, ws) + "\n" for p in trains for _, text, ws, _ in sentences(p)))
        names = [os.path.join(data, "train", f) for f in ("uner-ewt-train-prelim.iob2.gz", "wikigold-train.iob2.gz")]
        write("names.txt", (self.marked(s) + "\n" for p in names for s in iob2(p)))
        for tool, file, model, extra in (("POSTaggerTrainer", "pos.txt", "pos.bin", f"-params {params}"), ("SentenceDetectorTrainer", "sent.txt", "sent.bin", ""),
                                         ("TokenizerTrainer", "tok.txt", "tok.bin", ""), ("TokenNameFinderTrainer", "names.txt", "names.bin", f"-params {params}")):
            if not os.path.exists(os.path.join(work, model)):
                print(f"training OpenNLP: {tool}", file=sys.stderr)
                run(f"cd {work} && opennlp {tool} -model {model} -lang en -data {file} -encoding UTF-8 {extra}", "")
    @staticmethod
    def split(text, words):
        out, at = [], 0
        for w, _ in words:
            found = text.find(w, at)
            if found < 0:
                continue
            out.append(" " if found > at and at else "<SPLIT>" if at else "")
            out.append(w)
            at = found + len(w)
        return "".join(out).replace("<SPLIT> ", " ")
    @staticmethod
    def marked(sentence):
        out, open_kind = [], None
        for word, tag in sentence:
            kind = tag[2:] if tag != "O" and tag[2:] in ("PER", "ORG", "LOC") else None
            if open_kind and (tag[:2] != "I-" or kind != open_kind):
                out.append("<END>"); open_kind = None
            if kind and not open_kind:
                out.append(f"<START:{kind}>"); open_kind = kind
            out.append(word)
        return " ".join(out + (["<END>"] if open_kind else []))
    def line(self):
        w = self.work
        return f"opennlp SentenceDetector {w}/sent.bin 2>/dev/null | opennlp TokenizerME {w}/tok.bin 2>/dev/null | opennlp POSTagger {w}/pos.bin 2>/dev/null"
    def input(self, texts):
        return "\n\n".join(re.sub(r"\s+", " ", t) for t in texts) + "\n\n"
    def read(self, output, texts):
        lines, at, answers = iter(output.split("\n")), 0, []
        for text in texts:
            goal, words, n = len(bare(text)), [], 0
            while n < goal:
                line = next(lines, None)
                if line is None:
                    break
                first = True
                for word in line.split(" "):
                    if "_" not in word:
                        continue
                    form, tag = word.rsplit("_", 1)
                    length = len(bare(form))
                    words.append((n, n + length, tag, first))
                    n, first = n + length, False
            answers.append(words)
        return answers
    def names(self, rows):
        out, _ = run(f"opennlp TokenNameFinder {self.work}/names.bin 2>/dev/null", "\n".join(" ".join(w for w, _ in s) for s in rows) + "\n")
        tags = []
        for line in out.split("\n")[:len(rows)]:
            row, kind, begins = [], None, False
            for word in line.split(" "):
                if m := re.fullmatch(r"<START:(\w+)>", word):
                    kind, begins = m[1], True
                elif word == "<END>":
                    kind = None
                elif word:
                    row.append("O" if not kind else ("B-" if begins else "I-") + kind); begins = False
            tags.append(row)
        return tags

def iob2(path):
    rows = []
    for line in gzip.open(path, "rt", encoding="utf-8"):
        line = line.rstrip("\n")
        if not line.strip():
            if rows:
                yield rows
            rows = []
        elif "\t" in line and not line.startswith("# "):
            f = line.split("\t")
            # UNER: number, word, tag, ...; others: word, tag
            rows.append((f[1], f[2]) if f[0].isdigit() and len(f) > 2 else (f[0], f[-1]))
    if rows:
        yield rows

def spans(tags):
    found, start = set(), None
    for i, tag in enumerate(list(tags) + ["O"]):
        if start and (not tag.startswith("I-") or tag[2:] != start[1]):
            found.add((start[0], i, start[1])); start = None
        if tag[:2] in ("B-", "I-") and tag[2:] in ("PER", "ORG", "LOC") and not start:
            start = (i, tag[2:])
    return found

def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", required=True); options.add_argument("--dateline", default="./dateline")
    options.add_argument("--node-modules", default="."); options.add_argument("--work"); options.add_argument("--copies", type=int, default=6)
    options = options.parse_args()
    work = options.work or tempfile.mkdtemp(prefix="peers")
    os.makedirs(work, exist_ok=True)
    systems = [Dateline(options.dateline)]
    systems[0].env = None
    if shutil.which("opennlp"):
        systems.append(OpenNlp(options.data, work))
    else:
        print("opennlp is not installed: left out", file=sys.stderr)
    for name, package in (("wink", "wink-nlp"), ("compromise", "compromise")):
        if shutil.which("node") and os.path.isdir(os.path.join(options.node_modules, "node_modules", package)):
            systems.append(Node(name, options.node_modules))
        else:
            print(f"{package} is not installed below {options.node_modules}: left out", file=sys.stderr)
    sets = {n: gold(os.path.join(options.data, "dev", n + ".conllu.gz")) for n in ("ewt-dev", "gum-free-dev")}
    entities = list(iob2(os.path.join(options.data, "dev", "uner-ewt-dev.iob2.gz")))
    print("| system | " + " | ".join(f"{n}: words / sentences / UPOS" for n in sets) + " | names UNER EWT | words per CPU-second | of ours |\n|---|" + "---|" * (len(sets) + 3))
    ours = None
    for system in systems:
        cells = [system.name]
        for paragraphs in sets.values():
            texts = [t for t, _ in paragraphs]
            out, _ = run(system.line(), system.input(texts), system.env)
            cells.append(" / ".join(f"{x:.2f}" for x in score([w for _, w in paragraphs], system.read(out, texts))))
        found = system.names(entities)
        right = asked = wanted = 0
        for tags, sentence in zip(found or [], entities):
            s, g = spans(tags), spans([t for _, t in sentence])
            right += len(s & g); asked += len(s); wanted += len(g)
        cells.append(f"{f1(right, asked, wanted):.1f}" if found else "–")
        texts = [t for p in sets.values() for t, _ in p]
        words = sum(len(w) for p in sets.values() for _, w in p)
        _, once = run(system.line(), system.input(texts), system.env)
        _, often = run(system.line(), system.input(texts * options.copies), system.env)
        pace = words * (options.copies - 1) / max(0.01, often - once)
        ours = ours or pace
        cells += [f"{pace:,.0f}", f"{pace / ours:.2f}"]
        print("| " + " | ".join(cells) + " |", flush=True)

main()
