#!/usr/bin/env python3
"""Cross-document event coreference on ECB+: the events of `dateline stories` beside the lemma baseline.

    python3 bench/coreference/run.py --data ecbplus_dev.jsonl.gz --dateline ./dateline

Definition. Texts are the sentences of the corpus, parted by spaces. Gold mentions are the ACTION_* and NEG_ACTION_* mentions in the sentences that the corpus names as completely annotated; one without
a chain is a cluster of its own. Predicted mentions are all mentions of the chronicles, in those sentences; one that shares a character with a gold mention is that mention (each gold mention once, the nearest start
first), any other is a mention that the gold does not have. Printed are MUC, B-cubed and CEAF-e (Kuhn-Munkres) and their mean (CoNLL F1), with singletons. The lemma baseline clusters the same predicted mentions: those of one
predicted story whose first word has the same stem. "typed" leaves out of the gold what no predicted mention covers, and so shows the clustering alone.
"""
import argparse, collections, gzip, json, re, subprocess, sys


def texts(path):
    for line in gzip.open(path, "rt"):
        d = json.loads(line)
        text, starts = "", []
        for s in d["sentences"]:
            starts.append(len(text))
            text += s + " "
        gold = []
        for m in d["mentions"]:
            if "ACTION" not in m["tag"] or m["sent"] not in d["selected_sentences"]:
                continue
            i = d["sent_ids"].index(m["sent"])
            words = [(x.start(), x.end()) for x in re.finditer(r"\S+", d["sentences"][i])]
            spans = [(starts[i] + words[t][0], starts[i] + words[t][1]) for t in m["tok"] if t < len(words)]
            if spans:
                gold.append((spans, m.get("chain")))
        inside = [(starts[i], starts[i] + len(s)) for i, s in enumerate(d["sentences"]) if d["sent_ids"][i] in d["selected_sentences"]]
        yield d["id"], text, gold, inside


def stem(word):
    word = word.lower()
    for ending in ("ing", "ed", "ies", "es", "s", "ion", "ment"):
        if len(word) - len(ending) >= 4 and word.endswith(ending):
            return word[:-len(ending)].rstrip("e")
    return word.rstrip("e")


def prf(p, r):
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def muc_side(key, response_of):
    hit = all_ = 0
    for cluster in key:
        parts = {response_of.get(m, ("alone", m)) for m in cluster}
        hit += len(cluster) - len(parts)
        all_ += len(cluster) - 1
    return hit / all_ if all_ else 0.0


def b_cubed_side(key, response, response_of):
    total = sum(map(len, key))
    return sum(len(c & response[response_of[m]]) / len(c) for c in key for m in c if m in response_of) / total if total else 0.0


def assignment(weights, rows, columns):
    """Kuhn-Munkres by components on a sparse matrix, as successive shortest augmenting paths (O(n^3) in a component)."""
    total = 0.0
    up = {}

    def find(x):
        while up.setdefault(x, x) != x:
            up[x] = up[up[x]]
            x = up[x]
        return x

    for i, j in weights:
        up[find(("r", i))] = find(("c", j))
    parts = collections.defaultdict(lambda: (set(), set()))
    for i, j in weights:
        part = parts[find(("r", i))]
        part[0].add(i)
        part[1].add(j)
    for a, b in parts.values():
        a, b = sorted(a, key=str), sorted(b, key=str)
        if len(a) == 1 or len(b) == 1:
            total += max(weights.get((i, j), 0) for i in a for j in b)
            continue
        n = max(len(a), len(b))
        cost = [[-weights.get((a[i], b[j]), 0.0) if i < len(a) and j < len(b) else 0.0 for j in range(n)] for i in range(n)]
        u, v, p, way = [0.0] * (n + 1), [0.0] * (n + 1), [0] * (n + 1), [0] * (n + 1)
        for i in range(1, n + 1):
            p[0], j0 = i, 0
            minv, used = [float("inf")] * (n + 1), [False] * (n + 1)
            while True:
                used[j0] = True
                i0, delta, j1 = p[j0], float("inf"), 0
                for j in range(1, n + 1):
                    if not used[j]:
                        cur = cost[i0 - 1][j - 1] - u[i0] - v[j]
                        if cur < minv[j]:
                            minv[j], way[j] = cur, j0
                        if minv[j] < delta:
                            delta, j1 = minv[j], j
                for j in range(n + 1):
                    if used[j]:
                        u[p[j]] += delta
                        v[j] -= delta
                    else:
                        minv[j] -= delta
                j0 = j1
                if p[j0] == 0:
                    break
            while j0:
                p[j0] = p[way[j0]]
                j0 = way[j0]
        total += -sum(cost[p[j] - 1][j - 1] for j in range(1, n + 1) if p[j])
    return total


def score(gold_of, pred_of):
    def clusters(of):
        c = collections.defaultdict(set)
        for m, k in of.items():
            c[k].add(m)
        return c

    g, p = clusters(gold_of), clusters(pred_of)
    weights = collections.Counter()
    for m in gold_of.keys() & pred_of.keys():
        weights[gold_of[m], pred_of[m]] += 1
    weights = {(i, j): 2 * n / (len(g[i]) + len(p[j])) for (i, j), n in weights.items()}
    similarity = assignment(weights, g, p)
    muc = prf(muc_side(p.values(), gold_of), muc_side(g.values(), pred_of))
    b3 = prf(b_cubed_side(p.values(), g, gold_of), b_cubed_side(g.values(), p, pred_of))
    ceaf = prf(similarity / len(p), similarity / len(g))
    return muc, b3, ceaf, (muc[2] + b3[2] + ceaf[2]) / 3


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", required=True)
    arguments.add_argument("--dateline", default="./dateline")
    a = arguments.parse_args()
    docs = list(texts(a.data))
    lines = "".join(json.dumps({"id": i, "text": t}) + "\n" for i, t, _, _ in docs)

    def run(*args):
        out = subprocess.run([*a.dateline.split(), *args, "--input-format", "jsonl", "--format", "json", "--quiet", "-"], input=lines, capture_output=True, text=True)
        if out.returncode:
            sys.exit(out.stderr)
        return [json.loads(x) for x in out.stdout.splitlines()]

    chronicles = {c["report"]["source"]: c for c in run("read", "--store", "none")}
    gold_of, ours, lemma, covered = {}, {}, {}, set()
    stories = run("stories")
    story_of = {r: s["id"] for s in stories for r in s["reports"]}
    event_of = {(m["report"], m["mention"]): (s["id"], e["id"]) for s in stories for e in s["events"] for m in e["mentions"]}
    for i, text, gold, inside in docs:
        for n, (spans, chain) in enumerate(gold):
            gold_of[i, n] = chain or ("alone", i, n)
        taken = set()
        for m in chronicles[i]["mentions"]:
            s, e = m["trigger"]["start"], m["trigger"]["end"]
            if not any(x <= s and e <= y for x, y in inside) or (i, m["id"]) not in event_of:
                continue
            near = [(abs(spans[0][0] - s), n) for n, (spans, _) in enumerate(gold) if n not in taken and any(x < e and s < y for x, y in spans)]
            key = (i, min(near)[1]) if near else (i, "extra", m["id"])
            if near:
                taken.add(key[1])
                covered.add(key)
            ours[key] = event_of[i, m["id"]]
            lemma[key] = (story_of[i], stem(text[s:e].split()[0]))
    print(f"{len(docs)} texts, {len(gold_of)} gold mentions, {len(ours)} predicted, {len(covered)} of them gold")
    some = {k: v for k, v in gold_of.items() if k in covered}
    for name, g, keep in (("all", gold_of, None), ("typed", some, covered)):
        for who, p in (("dateline", ours), ("lemma", lemma)):
            muc, b3, ceaf, mean = score(g, {k: v for k, v in p.items() if keep is None or k in keep})
            print(f"{name:6} {who:9} MUC {muc[2]:.3f} ({muc[0]:.3f}, {muc[1]:.3f})  B3 {b3[2]:.3f} ({b3[0]:.3f}, {b3[1]:.3f})  CEAFe {ceaf[2]:.3f} ({ceaf[0]:.3f}, {ceaf[1]:.3f})  CoNLL {mean:.3f}")


if __name__ == "__main__":
    main()
