package event

import (
	"fmt"

	"rochade/pipeline"
	"rochade/pipeline/lexicon"
)

// A need is a condition that some item of the sentence must fulfil for a pattern to
// match: one of its tests holds. Needs that patterns have in common are one, so that a
// sentence is searched for each at most once, whatever the number of triggers.
type need struct {
	tests  []test
	traits []int    // one of them is what an item must have to pass a test
	exact  bool     // whoever has one passes
	has    features // that tests ask for
}

// A neededItem says where, seen from the anchor, a pattern needs what: on its left
// (-1) or on its right (1).
type neededItem struct {
	need int // index into symbols.needs
	side int
}

// Traits are what can be told of an item without running a test. By number: any word, word classes,
// kinds of mentions, any trigger, literals.
func (s *symbols) kindTrait(k pipeline.Kind) int { return len(s.trigger) + int(k) }
func (s *symbols) triggerTrait() int             { return len(s.trigger) + int(pipeline.Place) + 1 }
func (s *symbols) literalTrait(n int32) int      { return s.triggerTrait() + int(n) }

const wordTrait = int(classNone)

// A sighting says where in a sentence a need is fulfilled.
type sighting struct {
	epoch       uint64 // of the machine when it looked
	first, last int    // items; last is -1 where there is none
}

// needs appends what every match of the nodes consumes on one side of the anchor.
func (c *compiler) needs(list []neededItem, nodes []lexicon.Node, side int) []neededItem {
	for _, n := range nodes {
		if n.Op == lexicon.OpTurns {
			list = c.needs(list, n.Subs[0], side)
		} else if tests := lexicon.Required(n, c.tests); len(tests) > 0 {
			list = append(list, neededItem{c.v.symbols.need(tests), side})
		}
	}
	return list
}

// need returns the number of a need with these tests.
func (s *symbols) need(tests []test) int {
	key := fmt.Sprint(tests)
	if n, ok := s.needNumbers[key]; ok {
		return n
	}
	n := len(s.needs)
	s.needNumbers[key] = n
	made := need{tests: tests, exact: true}
	for _, t := range tests {
		made.traits = append(made.traits, s.trait(&t))
		made.has = made.has.with(t.has)
		made.exact = made.exact && t.literal == 0 && t.has == features{} && t.lacks == features{}
	}
	s.needs = append(s.needs, made)
	return n
}

// trait returns what every item has that passes the test.
func (s *symbols) trait(t *test) int {
	switch {
	case t.literal != 0:
		return s.literalTrait(t.literal)
	case t.kind != pipeline.KindNone:
		return s.kindTrait(t.kind)
	case t.trigger:
		return s.triggerTrait()
	}
	return int(t.class) // classNone: any word
}

// look takes in what the sentence offers, before patterns run on it or when its items are no
// longer the same.
func (m *machine) look(items []item) {
	m.epoch++
	for i := range items {
		it := &items[i]
		if it.kind != pipeline.KindNone {
			m.see(m.v.kindTrait(it.kind), i)
		}
		if it.literal != 0 {
			m.see(m.v.literalTrait(it.literal), i)
		}
		for k := range it.readings {
			c := it.readings[k].class
			m.see(wordTrait, i)
			m.see(int(c), i)
			if m.v.trigger[c] {
				m.see(m.v.triggerTrait(), i)
			}
		}
	}
}

// see notes a trait of item i.
func (m *machine) see(trait, i int) {
	for trait >= len(m.traits) {
		m.traits = append(m.traits, sighting{})
	}
	s := &m.traits[trait]
	if s.epoch != m.epoch {
		*s = sighting{m.epoch, i, i}
	}
	s.last = i
}

// marked forgets where those needs were fulfilled that ask for one of the features, which an item now has.
func (m *machine) marked(f features) {
	for n := range min(len(m.needs), len(m.v.needs)) {
		if m.v.needs[n].has.intersects(f) {
			m.needs[n].epoch = 0
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

// sight returns where a need is fulfilled.
func (m *machine) sight(n int, items []item) *sighting {
	for n >= len(m.needs) {
		m.needs = append(m.needs, sighting{})
	}
	s := &m.needs[n]
	if s.epoch == m.epoch {
		return s
	}
	*s = sighting{m.epoch, len(items), -1}
	wanted := &m.v.needs[n]
	for _, t := range wanted.traits {
		if t < len(m.traits) && m.traits[t].epoch == m.epoch {
			s.first, s.last = min(s.first, m.traits[t].first), max(s.last, m.traits[t].last)
		}
	}
	if wanted.exact || s.last < 0 {
		return s
	}
	m.steps += (s.last - s.first) / 8
	from, to := s.first, s.last
	s.first, s.last = len(items), -1
	for i := from; i <= to; i++ {
		if anyHolds(wanted.tests, &items[i], m.v.symbols) {
			s.first, s.last = min(s.first, i), i
		}
	}
	return s
}
