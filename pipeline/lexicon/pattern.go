package lexicon

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Op is the kind of a pattern Node.
type Op uint8

const (
	OpItem     Op = iota // one item that passes Tests
	OpOptional           // Subs[0] or nothing
	OpEither             // one of Subs
	OpTurns              // Subs[0], repeated, with list separators between
	OpGap                // up to Max items
	OpStart              // the beginning of the sentence
	OpEnd                // the end of the sentence
)

// A Node is an element of a pattern.
type Node struct {
	Op    Op
	Role  string   // the name an item is captured under, or ""
	Tests []Test   // OpItem: one of them must hold
	List  bool     // OpItem: a coordination of such items
	Subs  [][]Node // OpOptional, OpTurns: one; OpEither: several
	Max   int      // OpGap: number of items
	Any   bool     // OpGap: passes barriers and rivals
}

// A Test describes one item.
type Test struct {
	Literal string   // the item's folded text, or ""
	Kind    string   // the kind of a mention, or ""
	Class   string   // the class of a word, "" or "*" for any
	Has     []string // features it must have
	Lacks   []string // features it must not have
}

// DefaultGap is the length of a gap that does not state one, and MaxGap that
// of the longest.
const (
	DefaultGap = 6
	MaxGap     = 24
)

// ParsePattern parses the text of a match line:
//
//	word            an item with that text
//	{class.feat}    a word of the class with the feature; {a|b}, {!…} lacks: {class.!feat}; {*.feat} any class
//	<role:kind>     a mention, captured; <role:kind.feat|kind>; <role:kind+> a list of them; <role:{class}> a word
//	[…]  (…|…)      optional, alternatives
//	(…)+            repeated turns of a list
//	..  ..4  ..!    a gap of up to 6 or 4 items; one that passes barriers and rivals
//	^  $            the ends of the sentence
//	\( \)           a bracket in the text
func ParsePattern(text string) ([]Node, error) {
	p := &patternParser{rest: text}
	nodes, err := p.sequence()
	if err != nil {
		return nil, fmt.Errorf("%w at %q", err, p.rest)
	}
	if p.rest != "" {
		return nil, fmt.Errorf("unexpected %q", p.rest)
	}
	return nodes, nil
}

type patternParser struct{ rest string }

func (p *patternParser) space() { p.rest = strings.TrimLeft(p.rest, " \t") }

func (p *patternParser) eat(prefix string) bool {
	if strings.HasPrefix(p.rest, prefix) {
		p.rest = p.rest[len(prefix):]
		return true
	}
	return false
}

func (p *patternParser) sequence() ([]Node, error) {
	var out []Node
	for {
		p.space()
		if p.rest == "" || p.rest[0] == ']' || p.rest[0] == ')' || p.rest[0] == '|' {
			return out, nil
		}
		n, err := p.element()
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
}

func (p *patternParser) element() (Node, error) {
	switch {
	case p.eat(".."):
		return p.gap()
	case p.eat("^"):
		return Node{Op: OpStart}, nil
	case p.eat("$"):
		return Node{Op: OpEnd}, nil
	case p.eat("["):
		subs, err := p.alternatives("]")
		if err != nil || len(subs) == 1 {
			return Node{Op: OpOptional, Subs: subs}, err
		}
		return Node{Op: OpOptional, Subs: [][]Node{{{Op: OpEither, Subs: subs}}}}, nil
	case p.eat("("):
		subs, err := p.alternatives(")")
		if err != nil {
			return Node{}, err
		}
		if p.eat("+") {
			if len(subs) != 1 {
				subs = [][]Node{{{Op: OpEither, Subs: subs}}}
			}
			return Node{Op: OpTurns, Subs: subs}, nil
		}
		return Node{Op: OpEither, Subs: subs}, nil
	case p.eat("<"):
		return p.capture()
	case p.eat("{"):
		tests, err := p.tests("}")
		return Node{Op: OpItem, Tests: tests}, err
	}
	if p.eat("\\") && p.rest != "" {
		_, size := utf8.DecodeRuneInString(p.rest)
		lit := p.rest[:size]
		p.rest = p.rest[size:]
		return Node{Op: OpItem, Tests: []Test{{Literal: lit}}}, nil
	}
	lit := p.literal()
	if lit == "" {
		return Node{}, fmt.Errorf("no element")
	}
	return Node{Op: OpItem, Tests: []Test{{Literal: lit}}}, nil
}

func (p *patternParser) gap() (Node, error) {
	n := Node{Op: OpGap, Max: DefaultGap}
	digits := p.rest[:len(p.rest)-len(strings.TrimLeft(p.rest, "0123456789"))]
	if digits != "" {
		p.rest = p.rest[len(digits):]
		n.Max, _ = strconv.Atoi(digits)
	}
	if p.eat("!") {
		n.Any = true
		if digits == "" {
			n.Max = MaxGap
		}
	}
	if n.Max < 1 || n.Max > MaxGap {
		return n, fmt.Errorf("gap of %d items (1 to %d are allowed)", n.Max, MaxGap)
	}
	return n, nil
}

func (p *patternParser) alternatives(end string) ([][]Node, error) {
	var subs [][]Node
	for {
		s, err := p.sequence()
		if err != nil {
			return nil, err
		}
		if len(s) == 0 {
			return nil, fmt.Errorf("empty alternative before %q", end)
		}
		subs = append(subs, s)
		switch {
		case p.eat("|"):
		case p.eat(end):
			return subs, nil
		default:
			return nil, fmt.Errorf("no closing %q", end)
		}
	}
}

func (p *patternParser) capture() (Node, error) {
	role, rest, ok := strings.Cut(p.rest, ":")
	if !ok || !isName(role) {
		return Node{}, fmt.Errorf("a capture is <role:kind>")
	}
	p.rest = rest
	n := Node{Op: OpItem, Role: role}
	if p.eat("{") {
		tests, err := p.tests("}")
		if err != nil {
			return n, err
		}
		n.Tests = tests
		if !p.eat(">") {
			return n, fmt.Errorf("no closing \">\"")
		}
		return n, nil
	}
	tests, err := p.tests(">")
	for i := range tests {
		t := &tests[i]
		t.Kind, t.Class = t.Class, ""
		last := &t.Kind
		if len(t.Has) > 0 {
			last = &t.Has[len(t.Has)-1]
		}
		if len(t.Lacks) > 0 && !strings.HasSuffix(*last, "+") {
			last = &t.Lacks[len(t.Lacks)-1]
		}
		if k, ok := strings.CutSuffix(*last, "+"); ok {
			*last, n.List = k, true
		}
		if len(t.Lacks) > 0 {
			last := &t.Lacks[len(t.Lacks)-1]
			if k, ok := strings.CutSuffix(*last, "+"); ok {
				*last, n.List = k, true
			}
		}
	}
	n.Tests = tests
	return n, err
}

func (p *patternParser) tests(end string) ([]Test, error) {
	body, rest, ok := strings.Cut(p.rest, end)
	if !ok {
		return nil, fmt.Errorf("no closing %q", end)
	}
	p.rest = rest
	var out []Test
	for _, alt := range strings.Split(body, "|") {
		parts := strings.Split(strings.TrimSpace(alt), ".")
		t := Test{Class: parts[0]}
		for _, f := range parts[1:] {
			if g, ok := strings.CutPrefix(f, "!"); ok {
				t.Lacks = append(t.Lacks, g)
			} else {
				t.Has = append(t.Has, f)
			}
		}
		if t.Class == "" {
			return nil, fmt.Errorf("empty class in {%s}", body)
		}
		out = append(out, t)
	}
	return out, nil
}

func (p *patternParser) literal() string {
	r, size := utf8.DecodeRuneInString(p.rest)
	if strings.ContainsRune(`,;:"'-/`, r) && !strings.HasPrefix(p.rest, "'s") {
		p.rest = p.rest[size:]
		return string(r)
	}
	end := strings.IndexFunc(p.rest, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(`[](){}<>|^$,;:`, r)
	})
	if end < 0 {
		end = len(p.rest)
	}
	lit := p.rest[:end]
	p.rest = p.rest[end:]
	return lit
}

func isName(s string) bool {
	if s == "" {
		return false
	}
	for _, r := range s {
		if r != '_' && (r < 'a' || r > 'z') {
			return false
		}
	}
	return true
}

// TriggerClasses returns the classes of the trigger of a pattern: its first
// item outside brackets that can be nothing but a trigger word ("trigger" and "*" stand for any). There are
// none when the pattern begins to match at something else.
func TriggerClasses(nodes []Node, isTrigger func(class string) bool) []string {
	i := TriggerNode(nodes, isTrigger)
	if i < 0 {
		return nil
	}
	var classes []string
	for _, t := range nodes[i].Tests {
		classes = append(classes, t.Class)
	}
	return classes
}

// Required returns what tests says of the items of which every match of the node consumes one: of
// an item itself, of the first item of each alternative for which tests has an answer, of the
// first of a turn. It returns nil when some alternative has none.
func Required[T any](n Node, tests func(Node) []T) []T {
	switch n.Op {
	case OpItem:
		return tests(n)
	case OpEither, OpTurns:
		var all []T
		for _, sub := range n.Subs {
			var first []T
			for i := 0; i < len(sub) && len(first) == 0; i++ {
				first = Required(sub[i], tests)
			}
			if len(first) == 0 {
				return nil
			}
			all = append(all, first...)
		}
		return all
	}
	return nil
}

// TriggerNode returns the index of the trigger of a pattern, or -1.
func TriggerNode(nodes []Node, isTrigger func(class string) bool) int {
	for i, n := range nodes {
		if n.Op != OpItem {
			continue
		}
		all := true
		for _, t := range n.Tests {
			all = all && (t.Class == "*" || t.Class == "trigger" || t.Class != "" && isTrigger(t.Class))
		}
		if all {
			return i
		}
	}
	return -1
}
