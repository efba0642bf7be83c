package temporal

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Syntax of a match line: elements separated by spaces.
//
//	month         an item of that class
//	m:month       the same, and its value is bound to m
//	month.4       of that class with that value;  month^  capitalized;  ~m:month  no space before it
//	[ a b ]       optional
//	( a | b c )   alternatives
//
// A pattern stands for finitely many sequences of elements; they are written out
// when it is read.

// maxItems is the longest sequence a rule may match.
const maxItems = 12

// maxSequences is how many sequences one match line may stand for.
const maxSequences = 512

// An element matches one item.
type element struct {
	want classSet
	slot string
}

// A sequence is one written-out alternative of a rule.
type sequence struct {
	rule  int // index into grammar.rules
	slots []int8
	want  []classSet
}

type patternReader struct {
	classes *classes
	words   []string
	pos     int
}

// readPattern writes out the sequences of a match line.
func readPattern(c *classes, text string) ([][]element, error) {
	for _, bracket := range []string{"[", "]", "(", ")", "|"} {
		text = strings.ReplaceAll(text, bracket, " "+bracket+" ")
	}
	p := &patternReader{classes: c, words: strings.Fields(text)}
	seqs, err := p.alternatives()
	if err != nil {
		return nil, err
	}
	if p.pos < len(p.words) {
		return nil, fmt.Errorf("unexpected %q", p.words[p.pos])
	}
	for _, s := range seqs {
		if len(s) == 0 || len(s) > maxItems {
			return nil, fmt.Errorf("a pattern of %d items (1 to %d are allowed)", len(s), maxItems)
		}
	}
	return seqs, nil
}

func (p *patternReader) peek() string {
	if p.pos < len(p.words) {
		return p.words[p.pos]
	}
	return ""
}

func (p *patternReader) alternatives() ([][]element, error) {
	var all [][]element
	for {
		one, err := p.concatenation()
		if err != nil {
			return nil, err
		}
		all = append(all, one...)
		if p.peek() != "|" {
			return all, nil
		}
		p.pos++
	}
}

func (p *patternReader) concatenation() ([][]element, error) {
	seqs := [][]element{nil}
	for {
		var tail [][]element
		switch w := p.peek(); w {
		case "", "|", ")", "]":
			return seqs, nil
		case "[", "(":
			p.pos++
			inner, err := p.alternatives()
			if err != nil {
				return nil, err
			}
			if closing := map[string]string{"[": "]", "(": ")"}[w]; p.peek() != closing {
				return nil, fmt.Errorf("missing %q", closing)
			}
			p.pos++
			if tail = inner; w == "[" {
				tail = append([][]element{nil}, inner...)
			}
		default:
			p.pos++
			e, err := p.element(w)
			if err != nil {
				return nil, err
			}
			tail = [][]element{{e}}
		}
		if len(seqs)*len(tail) > maxSequences {
			return nil, errors.New("too many optional parts in one pattern")
		}
		var next [][]element
		for _, s := range seqs {
			for _, t := range tail {
				next = append(next, append(slices.Clone(s), t...))
			}
		}
		seqs = next
	}
}

func (p *patternReader) element(w string) (e element, err error) {
	name, glued := strings.CutPrefix(w, "~")
	if slot, rest, ok := strings.Cut(name, ":"); ok {
		e.slot, name = slot, rest
	}
	if e.want, err = p.classes.condition(name); err != nil {
		return e, err
	}
	if glued {
		e.want.add(classGlued)
	}
	return e, nil
}
