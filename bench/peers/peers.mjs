// Reads paragraphs as lines of JSON ({"text"}), writes for each the words that a system finds: [{"start","end","upos","first"}] and names [{"start","end","kind"}].
// usage: node peers.mjs wink|compromise < paragraphs.jsonl      (packages are looked for in NODE_MODULES)
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const require = createRequire(join(process.env.NODE_MODULES ?? '.', 'x.js'));

function wink() {
  const nlp = require('wink-nlp')(require('wink-eng-lite-web-model'));
  const its = nlp.its;
  return text => {
    const words = [];
    let at = 0;
    nlp.readDoc(text).sentences().each(sentence => {
      let first = true;
      sentence.tokens().each(token => {
        const value = token.out();
        const start = text.indexOf(value, at);
        if (start < 0) return;
        at = start + value.length;
        words.push({ start, end: at, upos: token.out(its.pos), first });
        first = false;
      });
    });
    return { words, names: [] };
  };
}

// compromise's own tags, mapped by hand; it has none for subordinating conjunctions.
const tags = [['Person', 'PROPN'], ['Place', 'PROPN'], ['Organization', 'PROPN'], ['ProperNoun', 'PROPN'], ['Pronoun', 'PRON'], ['Auxiliary', 'AUX'], ['Copula', 'AUX'], ['Modal', 'AUX'], ['Verb', 'VERB'],
  ['Determiner', 'DET'], ['Preposition', 'ADP'], ['Conjunction', 'CCONJ'], ['Adverb', 'ADV'], ['Adjective', 'ADJ'], ['Value', 'NUM'], ['Negative', 'PART'], ['Expression', 'INTJ'], ['Noun', 'NOUN']];

function compromise() {
  const nlp = require('compromise');
  return text => {
    const document = nlp(text);
    const words = [];
    const names = [];
    for (const sentence of document.json({ offset: true, terms: { offset: true, tags: true } })) {
      let first = true;
      for (const term of sentence.terms) {
        if (!term.text) continue;
        const start = term.offset.start + 0;
        const upos = (tags.find(([tag]) => term.tags.includes(tag)) ?? [null, 'X'])[1];
        for (const mark of term.pre.trim()) words.push({ start: text.lastIndexOf(mark, start), end: text.lastIndexOf(mark, start) + 1, upos: 'PUNCT', first });
        words.push({ start, end: start + term.text.length, upos, first });
        let at = start + term.text.length;
        for (const mark of term.post.trim()) {
          const found = text.indexOf(mark, at);
          if (found < 0) break;
          at = found + 1;
          words.push({ start: found, end: at, upos: 'PUNCT', first: false });
        }
        first = false;
      }
    }
    for (const [kind, found] of [['PER', document.people()], ['LOC', document.places()], ['ORG', document.organizations()]])
      for (const { text: name, offset } of found.json({ offset: true }))
        if (offset) names.push({ start: offset.start, end: offset.start + name.replace(/[\s.,;:!?)"']+$/, '').length, kind });
    return { words, names };
  };
}

const system = { wink, compromise }[process.argv[2]];
const read = system();
for (const line of readFileSync(0, 'utf8').split('\n'))
  if (line) process.stdout.write(JSON.stringify(read(JSON.parse(line).text)) + '\n');
