package event

import (
	"fmt"
	"slices"

	"rochade/pipeline"
	"rochade/pipeline/lexicon"
)

// A pattern is a compiled match line: what must stand at its anchor, and two
// programs that run from the anchor to the left and to the right.
type pattern struct {
	anchor      []test
	anchorRole  int // index into roles, or -1
	anchorList  bool
	left, right program
	needs       []neededItem // one for each item that is not optional, but the anchor
	roles       []string
}

// A test is a compiled lexicon.Test.
type test struct {
	literal int32 // number of a text in the vocabulary, or 0
	kind    pipeline.Kind
	class   class
	trigger bool // any trigger class
	has     features
	lacks   features
}

func (t *test) holds(it *item, s *symbols) bool {
	switch {
	case t.literal != 0:
		return it.literal == t.literal && (it.kind == pipeline.KindNone || it.feats.has(featAnaphor))
	case t.kind != pipeline.KindNone:
		return it.kind == t.kind && it.feats.covers(t.has) && !it.feats.intersects(t.lacks)
	}
	for i := range it.readings {
		r := &it.readings[i]
		if t.class != classNone && r.class != t.class || t.trigger && !s.trigger[r.class] {
			continue
		}
		f := r.features.with(it.feats)
		if f.covers(t.has) && !f.intersects(t.lacks) {
			return true
		}
	}
	return false
}

func anyHolds(tests []test, it *item, s *symbols) bool {
	for i := range tests {
		if tests[i].holds(it, s) {
			return true
		}
	}
	return false
}

// A program is a sequence of instructions for a Thompson machine (Pike's
// variant, with captures): Cox, "Regular Expression Matching: the Virtual
// Machine Approach", 2009. Threads at one instruction and place compete by score.
type program []instruction

type opcode uint8

const (
	opItem        opcode = iota // consume an item that passes tests
	opSeparator                 // consume a comma or conjunction
	opEnumeration               // the same within a list of mentions; a comma only where lists have no mark of their own
	opArticle                   // the same or an article
	opAny                       // consume any item a gap may pass
	opSplit                     // go on at x and at y
	opJump                      // go on at x
	opTurn                      // a new turn of a repetition
	opEdge                      // only at the end of the sentence in running direction
	opDone
)

type instruction struct {
	op     opcode
	tests  []test
	role   int // index into roles, or -1
	x, y   int
	any    bool            // opAny: passes barriers and rivals
	rivals []pipeline.Kind // opAny: kinds it does not pass
}

type compiler struct {
	v     *vocabulary
	roles []string
	err   error
}

// compilePattern compiles the elements of a match line. Its anchor is the first
// top-level item with a trigger class, or else the first top-level item.
func compilePattern(v *vocabulary, nodes []lexicon.Node) (*pattern, error) {
	c := &compiler{v: v}
	anchor, first := lexicon.TriggerNode(nodes, c.isTrigger), -1
	for i, n := range nodes {
		if n.Op == lexicon.OpItem && (first < 0 || nodes[first].Tests[0].Literal != "" && n.Tests[0].Literal == "") {
			first = i
		}
	}
	if anchor < 0 {
		anchor = first
	}
	if anchor < 0 {
		return nil, fmt.Errorf("a pattern needs an item outside brackets")
	}
	n := nodes[anchor]
	p := &pattern{anchor: c.tests(n), anchorRole: c.role(n.Role), anchorList: n.List}
	p.right = append(c.sequence(nil, nodes[anchor+1:], false), instruction{op: opDone})
	p.left = append(c.sequence(nil, nodes[:anchor], true), instruction{op: opDone})
	if n.List {
		p.right = append(c.listTail(nil, n, false), shift(p.right, len(c.listTail(nil, n, false)))...)
	}
	p.roles = c.roles
	p.needs = c.needs(c.needs(nil, nodes[:anchor], -1), nodes[anchor+1:], 1)
	return p, c.err
}

func shift(p program, by int) program {
	for i := range p {
		p[i].x += by
		p[i].y += by
	}
	return p
}

// isTrigger reports whether the words of a class can give rise to an event.
func (c *compiler) isTrigger(name string) bool {
	k, err := c.v.class(name)
	return err == nil && c.v.trigger[k]
}

func (c *compiler) role(name string) int {
	if name == "" {
		return -1
	}
	for i, r := range c.roles {
		if r == name {
			return i
		}
	}
	c.roles = append(c.roles, name)
	return len(c.roles) - 1
}

func (c *compiler) fail(err error) {
	if c.err == nil {
		c.err = err
	}
}

func (c *compiler) tests(n lexicon.Node) []test {
	out := make([]test, len(n.Tests))
	for i, t := range n.Tests {
		var err error
		o := &out[i]
		switch {
		case t.Literal != "":
			o.literal = c.v.literal(t.Literal)
		case t.Kind != "":
			if o.kind = pipeline.KindOf(t.Kind); o.kind == pipeline.KindNone {
				c.fail(fmt.Errorf("unknown kind %q (person, organization, title, date, amount and place are allowed)", t.Kind))
			}
		case t.Class == "*": // any word
		case t.Class == "trigger":
			o.trigger = true
		default:
			if o.class, err = c.v.class(t.Class); err != nil {
				c.fail(err)
			}
		}
		if o.has, err = c.v.set(t.Has); err != nil {
			c.fail(err)
		}
		if o.lacks, err = c.v.set(t.Lacks); err != nil {
			c.fail(err)
		}
	}
	return out
}

// sequence appends the code of nodes to p; reversed code runs leftwards.
func (c *compiler) sequence(p program, nodes []lexicon.Node, reversed bool) program {
	for i := range nodes {
		k, following := i, nodes[i+1:] // following: in running direction
		if reversed {
			k = len(nodes) - 1 - i
			following = slices.Clone(nodes[:k])
			slices.Reverse(following)
		}
		p = c.node(p, nodes[k], following, reversed)
	}
	return p
}

func (c *compiler) node(p program, n lexicon.Node, following []lexicon.Node, reversed bool) program {
	switch n.Op {
	case lexicon.OpItem:
		p = append(p, instruction{op: opItem, tests: c.tests(n), role: c.role(n.Role)})
		if n.List {
			p = c.listTail(p, n, reversed)
		}
	case lexicon.OpOptional:
		at := len(p)
		p = append(p, instruction{op: opSplit, x: at + 1})
		p = c.sequence(p, n.Subs[0], reversed)
		p[at].y = len(p)
	case lexicon.OpEither:
		var jumps []int
		for i, sub := range n.Subs {
			if i == len(n.Subs)-1 {
				p = c.sequence(p, sub, reversed)
				break
			}
			at := len(p)
			p = append(p, instruction{op: opSplit, x: at + 1})
			p = c.sequence(p, sub, reversed)
			jumps = append(jumps, len(p))
			p = append(p, instruction{op: opJump})
			p[at].y = len(p)
		}
		for _, j := range jumps {
			p[j].x = len(p)
		}
	case lexicon.OpTurns:
		start := len(p)
		p = append(p, instruction{op: opTurn, x: start + 1})
		p = c.sequence(p, n.Subs[0], reversed)
		p = c.again(p, start)
	case lexicon.OpGap:
		rivals := rivalKinds(following)
		for range n.Max {
			at := len(p)
			p = append(p, instruction{op: opSplit, x: at + 1, y: -1}, instruction{op: opAny, any: n.Any, rivals: rivals})
		}
		for i := len(p) - 2*n.Max; i < len(p); i += 2 {
			p[i].y = len(p)
		}
	case lexicon.OpStart, lexicon.OpEnd:
		if (n.Op == lexicon.OpStart) != reversed {
			c.fail(fmt.Errorf("^ stands left and $ right of the trigger"))
		}
		p = append(p, instruction{op: opEdge})
	}
	return p
}

// listTail appends the code for further members of a coordination.
func (c *compiler) listTail(p program, n lexicon.Node, reversed bool) program {
	at := len(p)
	p = append(p, instruction{op: opSplit}, instruction{op: opEnumeration}, instruction{op: opSplit, x: at + 3, y: at + 4},
		instruction{op: opArticle}, instruction{op: opItem, tests: c.tests(n), role: c.role(n.Role)}, instruction{op: opJump, x: at})
	p[at].x, p[at].y = at+1, len(p)
	return p
}

// again appends a jump back to start, with separators before, or the way on.
func (c *compiler) again(p program, start int) program {
	at := len(p)
	p = append(p, instruction{op: opSplit, x: at + 1}, instruction{op: opSeparator}, instruction{op: opSplit, x: at + 3, y: at + 4},
		instruction{op: opSeparator}, instruction{op: opJump, x: start})
	p[at].y = len(p)
	return p
}

// rivalKinds returns the kinds of the next captured mention, and of those that may
// stand before it: a gap before it may not pass another mention of these kinds.
func rivalKinds(following []lexicon.Node) []pipeline.Kind {
	var kinds []pipeline.Kind
	var walk func(n lexicon.Node)
	walk = func(n lexicon.Node) {
		for _, t := range n.Tests {
			if k := pipeline.KindOf(t.Kind); k != pipeline.KindNone {
				kinds = append(kinds, k)
			}
		}
		for _, s := range n.Subs {
			if len(s) > 0 {
				walk(s[0])
			}
		}
	}
	for _, n := range following {
		walk(n)
		if n.Op != lexicon.OpOptional {
			break
		}
	}
	return kinds
}
