package temporal

import "rochade/pipeline"

// parse takes the items of a run through all levels and keeps the expressions
// that are left.
func (s *run) parse() {
	s.poison()
	for k := range s.g.levels {
		s.level(s.g.levels[k])
	}
	for _, it := range s.items {
		if it.kind == itemValue && reported(s.g.classes.sets[it.sig]) && s.standsAlone(it) {
			s.found = append(s.found, found{it.start, it.end, it.value, it.rule, s.endsOf(it.value)})
		}
	}
}

// unitClass is the class of the words for days, weeks and so on.
const unitClass = "unit"

// poison takes the date classes from numbers beside a currency, a measure or
// a counted noun. What stands before a number of days or years says nothing.
func (s *run) poison() {
	units, counted := s.g.classes.byName[unitClass]
	for i := range s.items {
		it := &s.items[i]
		if it.kind != itemNumber {
			continue
		}
		counts := counted && i+1 < len(s.items) && s.g.classes.sets[s.items[i+1].sig].has(units)
		if i > 0 && !counts && s.items[i-1].kind == itemWord && s.g.words.entries[s.items[i-1].value].poison&poisonAfter != 0 {
			it.sig = s.g.figure
		}
		if i+1 < len(s.items) && s.items[i+1].kind == itemWord && s.g.words.entries[s.items[i+1].value].poison&poisonBefore != 0 {
			it.sig = s.g.figure
		}
	}
}

// level makes one leftmost-longest pass and replaces what rules match.
func (s *run) level(a *automaton) {
	items, kept := s.items, 0
	out, changed := s.spare[:0], false
	for i := 0; i < len(items); {
		if a.next[startState*a.signatures+int(items[i].sig)] == 0 {
			i++
			continue
		}
		n, seq := s.longest(a, i)
		if n == 0 {
			i++
			continue
		}
		out, changed = append(append(out, items[kept:i]...), s.apply(seq, items[i:i+n])), true
		i += n
		kept = i
	}
	if changed {
		s.items, s.spare = append(out, items[kept:]...), items
	}
}

// longest returns the length and the sequence of the best match at item i.
func (s *run) longest(a *automaton, i int) (length int, seq int32) {
	state := uint16(startState)
	var states [maxItems]uint16
	n := 0
	for n < maxItems && i+n < len(s.items) {
		state = a.next[int(state)*a.signatures+int(s.items[i+n].sig)]
		if state == 0 {
			break
		}
		states[n] = state
		n++
	}
	for ; n > 0; n-- {
		for _, k := range a.ends[states[n-1]] {
			if s.allowed(s.g.rules[s.g.sequences[k].rule], i, i+n) {
				return n, k
			}
		}
	}
	return 0, 0
}

// allowed reports whether the neighbours of items[i:j] let the rule apply.
func (s *run) allowed(r *rule, i, j int) bool {
	if last := &s.items[j-1]; last.kind == itemNumber && s.fraction(int(last.end)) {
		return false
	}
	for _, g := range r.guards {
		k := j
		if g.left {
			k = i - 1
		}
		met := g.name && (k < 0 && s.names[0] || k == len(s.items) && s.names[1]) ||
			g.edge && (k < 0 && s.blank(0, s.items[0].start) || k == len(s.items) && s.blank(s.items[k-1].end, int32(len(s.text)))) ||
			k >= 0 && k < len(s.items) && g.met(s.g.classes.sets[s.items[k].sig])
		if met == g.forbids {
			return false
		}
	}
	return true
}

// apply makes the value of a matched sequence.
func (s *run) apply(k int32, items []item) item {
	seq := s.g.sequences[k]
	r := s.g.rules[seq.rule]
	s.slots, s.refs = s.slots[:0], s.refs[:0]
	for _, pos := range seq.slots {
		if pos < 0 {
			s.slots, s.refs = append(s.slots, 0), append(s.refs, -1)
			continue
		}
		v, ref := s.slotValue(items[pos], seq.want[pos])
		s.slots, s.refs = append(s.slots, v), append(s.refs, ref)
	}
	root := s.build(r.value)
	if r.ends[0] > 0 {
		a, b := items[seq.slots[r.ends[0]-1]], items[seq.slots[r.ends[1]-1]]
		s.ranges = append(s.ranges, rangeEnds{root, [2]pipeline.Span{a.span(), b.span()}})
	}
	glued := s.g.classes.sets[items[0].sig].has(classGlued)
	made := item{
		start: items[0].start, end: items[len(items)-1].end, kind: itemValue,
		value: root, sig: s.g.valueSignature(s.nodes, root, glued), rule: int16(seq.rule),
	}
	if s.traced {
		s.trace = append(s.trace, made)
	}
	return made
}

func (it item) span() pipeline.Span { return pipeline.Span{Start: int(it.start), End: int(it.end)} }

// endsOf returns where the dates of a range stand, or empty spans.
func (s *run) endsOf(node int32) (ends [2]pipeline.Span) {
	for k := len(s.ranges) - 1; k >= 0 && s.ranges[k].node >= node; k-- {
		if s.ranges[k].node == node {
			return s.ranges[k].ends
		}
	}
	return ends
}

// slotValue returns the number and the node an item stands for in a pattern.
func (s *run) slotValue(it item, want classSet) (v, ref int32) {
	switch it.kind {
	case itemNumber:
		return it.value, -1
	case itemWord, itemTail:
		lex := s.g.words
		if it.kind == itemTail {
			lex = s.g.tails
		}
		e := &lex.entries[it.value]
		for _, sn := range e.senses {
			if want.has(sn.class) {
				return sn.value, -1
			}
		}
		return e.number, -1
	}
	return s.nodes[it.value].n[0], it.value
}

// build copies a rule's value into nodes, with the slots filled in.
func (s *run) build(e *expr) int32 {
	if e.op == 0 {
		return s.refs[e.slot]
	}
	n := node{op: e.op, kid: [2]int32{-1, -1}}
	for i := range e.ints {
		n.n[i] = e.ints[i].eval(s.slots)
	}
	for i, v := range e.vals {
		n.kid[i] = s.build(v)
	}
	if e.op == opAlias {
		return n.kid[0]
	}
	s.nodes = append(s.nodes, n)
	return int32(len(s.nodes) - 1)
}
