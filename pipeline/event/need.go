package event

import (
	"fmt"

	"rochade/pipeline/lexicon"
)

// A need is a condition that some item of the sentence must fulfil for a pattern to
// match: one of its tests holds. Needs that patterns have in common are one, so that a
// sentence is searched for each at most once, whatever the number of triggers.
type need struct {
	tests []test
	shape shape
	has   features // that tests ask for
}

// A neededItem says where, seen from the anchor, a pattern needs what: on its left
// (-1) or on its right (1).
type neededItem struct {
	need int // index into symbols.needs
	side int
}

// A sighting says where in a sentence a need is fulfilled.
type sighting struct {
	epoch       uint64 // of the machine when it looked
	first, last int    // items; last is -1 where there is none
}

// needs appends what every match of the nodes consumes on one side of the anchor.
func (c *compiler) needs(list []neededItem, nodes []lexicon.Node, side int) []neededItem {
	for _, n := range nodes {
		if tests := c.required(n); len(tests) > 0 {
			list = append(list, neededItem{c.v.symbols.need(tests), side})
		} else if n.Op == lexicon.OpTurns {
			list = c.needs(list, n.Subs[0], side)
		}
	}
	return list
}

// required returns the tests of which every match of the node fulfils one, or none.
func (c *compiler) required(n lexicon.Node) []test {
	switch n.Op {
	case lexicon.OpItem:
		return c.tests(n)
	case lexicon.OpEither:
		var all []test
		for _, sub := range n.Subs {
			var tests []test
			for _, m := range sub {
				if tests = c.required(m); len(tests) > 0 {
					break
				}
			}
			if len(tests) == 0 {
				return nil
			}
			all = append(all, tests...)
		}
		return all
	}
	return nil
}

// need returns the number of a need with these tests.
func (s *symbols) need(tests []test) int {
	key := fmt.Sprint(tests)
	if n, ok := s.needNumbers[key]; ok {
		return n
	}
	n := len(s.needs)
	s.needNumbers[key] = n
	made := need{tests: tests, shape: anchorShape(tests, s)}
	for _, t := range tests {
		made.has = made.has.with(t.has)
	}
	s.needs = append(s.needs, made)
	return n
}

// look takes in what the sentence offers, before patterns run on it.
func (m *machine) look(items []item) {
	m.sentence = shape{}
	for i := range items {
		m.sentence.join(items[i].shape)
	}
	m.changed()
}

// changed forgets where needs were fulfilled: the items are no longer the same.
func (m *machine) changed() { m.epoch++ }

// marked forgets where those needs were fulfilled that ask for one of the features, which an item now has.
func (m *machine) marked(f features) {
	for n := range min(len(m.seen), len(m.v.needs)) {
		if m.v.needs[n].has.intersects(f) {
			m.seen[n].epoch = 0
		}
	}
}

// provides reports whether the sentence holds everything that a match of the pattern at
// item a needs, each on its side.
func (m *machine) provides(p *pattern, items []item, a int) bool {
	for _, n := range p.needs {
		if s := m.sight(n.need, items); s.last < 0 || n.side < 0 && s.first >= a || n.side > 0 && s.last <= a {
			return false
		}
	}
	return true
}

func (m *machine) sight(n int, items []item) *sighting {
	if n >= len(m.seen) {
		m.seen = append(m.seen, make([]sighting, len(m.v.needs)-len(m.seen))...)
	}
	s := &m.seen[n]
	if s.epoch == m.epoch {
		return s
	}
	*s = sighting{m.epoch, len(items), -1}
	wanted := &m.v.needs[n]
	if !m.sentence.offers(&wanted.shape) {
		return s
	}
	m.steps += len(items) / 8
	for i := range items {
		if items[i].shape.offers(&wanted.shape) && anyHolds(wanted.tests, &items[i], m.v.symbols) {
			s.first, s.last = min(s.first, i), i
		}
	}
	return s
}
