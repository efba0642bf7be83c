package temporal

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"rochade/pipeline/match"
)

// A sense is one reading of a word: a class and a value.
type sense struct {
	class class
	value int32
	capit bool // holds only for a capitalized word
}

// An entry is a word or sign of the language with all its readings.
type entry struct {
	senses  []sense
	trigger bool
	counter bool         // directly after a number it wins over longer words
	quoted  bool         // a date after it is that of the quotation
	plain   bool         // a verb after it says no past: is expected, will cut
	cue     int8         // +1 future, -1 past, 0 none
	number  int32        // its value as a number, or -1
	numeral int32        // value of a written digit that joins with its neighbours, or -1
	poison  int8         // +1: the number after it is no date; -1: the number before it; 2: both
	sigs    [4]signature // by glued + 2*capital
}

// A wordAutomaton holds the words of a language: a trie over folded
// characters with a dense table for the first one.
type wordAutomaton struct {
	folding *match.Folding
	root    []uint16 // node by first character, unfolded; characters below 1<<16
	nodes   []lexNode
	edges   []lexEdge
	entries []entry
	endings []tenseEnding
	starts  []uint64 // hashes of the ASCII words that forms start with; see mayStart
}

// A tenseEnding is a form of the class cue-ending: two ASCII letters.
type tenseEnding struct {
	form  string
	tense int8
}

type lexNode struct {
	first, count int32
	entry        int32 // 1 + index, 0: no word ends here
}

type lexEdge struct {
	char rune
	node uint16
}

// child returns the node after reading an already folded character, or 0.
func (l *wordAutomaton) child(n uint16, c rune) uint16 {
	nd := &l.nodes[n]
	for _, e := range l.edges[nd.first : nd.first+nd.count] {
		if e.char == c {
			return e.node
		}
	}
	return 0
}

// wordTree collects forms before they are laid out.
type wordTree struct {
	children map[rune]*wordTree
	order    []rune
	entry    int32
}

func (t *wordTree) add(form []rune) *wordTree {
	for _, c := range form {
		k := t.children[c]
		if k == nil {
			k = &wordTree{children: map[rune]*wordTree{}}
			t.children[c] = k
			t.order = append(t.order, c)
		}
		t = k
	}
	return t
}

// newWords builds the word and the tail automaton of a file's words. Classes
// with a value ("unit.week") must be known by then.
func newWords(f *rulesFile, c *classes, folding *match.Folding, holidays map[string]int32) (words, tails *wordAutomaton, errs []error) {
	words, tails = &wordAutomaton{folding: folding}, &wordAutomaton{folding: folding}
	trees := [2]*wordTree{{children: map[rune]*wordTree{}}, {children: map[rune]*wordTree{}}}
	for _, st := range f.words {
		name, options, _ := strings.Cut(st.head.text, " ")
		capital := options == "cap"
		for _, l := range st.forms {
			value := int32(0)
			forms, text, ok := cutValue(l.text)
			if ok {
				v, err := wordValue(text)
				if h, ok := holidays[text]; ok {
					v, err = h, nil
				}
				if err != nil {
					errs = append(errs, l.errorf("value %q of class %s: %v", text, name, err))
					continue
				}
				value = v
			}
			for _, form := range strings.Split(forms, " | ") {
				form = strings.TrimSpace(form)
				lex, tree := words, trees[0]
				if rest, ok := strings.CutPrefix(form, "~"); ok && rest != "" {
					form, lex, tree = rest, tails, trees[1]
				}
				if name == "cue-ending" {
					if len(form) != 2 {
						errs = append(errs, l.errorf("cue-ending %q (two ASCII letters are allowed)", form))
						continue
					}
					words.endings = append(words.endings, tenseEnding{form, int8(value)})
					continue
				}
				if form == "" {
					errs = append(errs, l.errorf("empty form in %q", l.text))
					continue
				}
				n := tree.add(folding.AppendRunes(nil, form))
				if n.entry == 0 {
					lex.entries = append(lex.entries, entry{number: -1, numeral: -1})
					n.entry = int32(len(lex.entries))
				}
				lex.entries[n.entry-1].learn(name, text, value, capital, c)
			}
		}
	}
	words.layOut(trees[0])
	tails.layOut(trees[1])
	words.hashStarts(tails)
	return words, tails, errs
}

// cutValue splits "form | form = value".
func cutValue(text string) (forms, value string, ok bool) {
	if i := strings.LastIndex(text, " = "); i >= 0 {
		return text[:i], strings.TrimSpace(text[i+3:]), true
	}
	return text, "", false
}

// wordValue reads a number or one of the names that the program knows.
func wordValue(text string) (int32, error) {
	if u, ok := unitNames[text]; ok {
		return int32(u), nil
	}
	if v, ok := constants[text]; ok {
		return v, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0, errUnknownValue
	}
	return int32(n), nil
}

// learn adds a reading.
func (e *entry) learn(name, text string, value int32, capital bool, c *classes) {
	k := c.class(name)
	e.senses = append(e.senses, sense{k, value, capital})
	if text != "" {
		if sub, ok := c.byName[name+"."+text]; ok {
			e.senses = append(e.senses, sense{sub, value, capital})
		}
	}
	switch name {
	case "number":
		e.number = value
	case "numeral":
		e.numeral = value
	case "cue":
		e.cue = int8(value)
	case "before-number":
		e.poison |= poisonAfter
	case "quoted":
		e.quoted = true
	case "before-plain-verb":
		e.plain = true
	case "counter":
		e.counter = true
	case "after-number":
		e.counter = true
		e.poison |= poisonBefore
	}
}

const (
	poisonAfter  = 1
	poisonBefore = 2
)

// layOut writes the tree into arrays, children of a node next to each other.
func (l *wordAutomaton) layOut(t *wordTree) {
	l.nodes = []lexNode{{}}
	queue := []*wordTree{t}
	for i := 0; i < len(queue); i++ {
		t := queue[i]
		l.nodes[i].entry = t.entry
		l.nodes[i].first = int32(len(l.edges))
		l.nodes[i].count = int32(len(t.order))
		for _, c := range t.order {
			l.edges = append(l.edges, lexEdge{c, uint16(len(l.nodes))})
			l.nodes = append(l.nodes, lexNode{})
			queue = append(queue, t.children[c])
		}
	}
	l.root = make([]uint16, 1<<16)
	for r := range l.root {
		if utf8.ValidRune(rune(r)) {
			l.root[r] = l.child(0, l.folding.Rune(rune(r)))
		}
	}
}

// finish computes the signatures of all entries once every class is known.
func (l *wordAutomaton) finish(c *classes, triggers classSet) {
	for i := range l.entries {
		e := &l.entries[i]
		for v := range e.sigs {
			var set classSet
			for _, s := range e.senses {
				if !s.capit || v >= 2 {
					set.add(s.class)
				}
			}
			if e.number >= 0 {
				set.merge(numberClasses(int(e.number), digitsOf(int(e.number)), true))
			}
			if v&1 != 0 {
				set.add(classGlued)
			}
			if v&2 != 0 {
				set.add(classCapital)
			}
			e.sigs[v] = c.sign(set)
		}
		e.trigger = slices.ContainsFunc(e.senses, func(s sense) bool { return triggers.has(s.class) })
	}
}
