package event

import (
	"slices"

	"rochade/pipeline"
)

// A capture is a link of the list of items that a thread has captured.
type capture struct {
	prev *capture
	role int
	item int
	turn int
}

// A binding is the outcome of a match: which items fill which roles.
type binding struct {
	roles      []string
	captures   []capture // in running order of the two programs
	anchor     int
	start, end int // items covered, end exclusive
	score      int
}

// items returns the items of a role in order, of one turn or of all (turn < 0).
func (b *binding) items(role string, turn int) []int {
	var out []int
	for _, c := range b.captures {
		if b.roles[c.role] == role && (turn < 0 || c.turn == turn || c.turn == 0) {
			out = append(out, c.item)
		}
	}
	sortInts(out)
	return out
}

// holds reports whether item i fills a role.
func (b *binding) holds(i int) bool {
	return slices.ContainsFunc(b.captures, func(c capture) bool { return c.item == i })
}

// turns is the highest turn number.
func (b *binding) turns() int {
	n := 0
	for _, c := range b.captures {
		n = max(n, c.turn)
	}
	return n
}

func sortInts(a []int) {
	for i := 1; i < len(a); i++ {
		for k := i; k > 0 && a[k] < a[k-1]; k-- {
			a[k], a[k-1] = a[k-1], a[k]
		}
	}
}

// Scores of a match: more roles first, then more items covered, then fewer
// items in gaps.
const (
	scoreRole = 1000
	scoreItem = 10
	scoreGap  = -1
)

// window is how far from its anchor a pattern may reach, in items.
const window = 48

type thread struct {
	pc    int
	caps  *capture
	turn  int
	score int
	roles uint32 // roles captured so far
	// inside: in a clause that a gap passes as a whole
	inside bool
}

// A machine runs programs; it is the reusable state of one goroutine.
type machine struct {
	v          *vocabulary
	now, after []thread
	at         []place    // by instruction: its thread of this round
	round      uint64     // number of the item being consumed, over all runs
	items      []item     // reused from sentence to sentence
	traits     []sighting // by trait, of the items as they are
	needs      []sighting // by need
	epoch      uint64     // number of the state of the items that traits and needs are about
	steps      int        // instructions executed and patterns tried so far
	budget     int        // steps after which nothing matches any more; 0 is no limit
}

// exhausted reports whether the work budget is used up.
func (m *machine) exhausted() bool { return m.budget > 0 && m.steps > m.budget }

// match runs the pattern with its anchor at item a.
func (m *machine) match(p *pattern, items []item, a int) (binding, bool) {
	if m.steps++; m.exhausted() || !m.provides(p, items, a) || !anyHolds(p.anchor, &items[a], m.v.symbols) {
		return binding{}, false
	}
	if !p.right.mayBegin(items, a+1, m.v.symbols) || !p.left.mayBegin(items, a-1, m.v.symbols) {
		return binding{}, false
	}
	from := origin{p.anchorClass(), items[a].clause, 1}
	right, end, ok := m.run(p.right, items, a+1, 1, from)
	if !ok {
		return binding{}, false
	}
	from.step = -1
	left, start, ok := m.run(p.left, items, a-1, -1, from)
	if !ok {
		return binding{}, false
	}
	b := binding{roles: p.roles, anchor: a, start: start + 1, end: end, score: left.score + right.score + scoreItem}
	if p.anchorRole >= 0 {
		b.captures = append(b.captures, capture{role: p.anchorRole, item: a})
		b.score += scoreRole
	}
	for c := left.caps; c != nil; c = c.prev {
		b.captures = append(b.captures, *c)
	}
	for c := right.caps; c != nil; c = c.prev {
		b.captures = append(b.captures, *c)
	}
	return b, true
}

// A place says which thread of a round waits at an instruction.
type place struct {
	round uint64
	index int
}

// mayBegin looks at the first item only: most patterns fail there.
func (p program) mayBegin(items []item, i int, s *symbols) bool {
	if p[0].op != opItem {
		return true
	}
	return i >= 0 && i < len(items) && anyHolds(p[0].tests, &items[i], s)
}

func (p *pattern) anchorClass() class { return p.anchor[0].class }

// An origin is where a program starts: the class of its trigger and the clause in which it stands.
type origin struct {
	trigger class
	clause  int32
	step    int // direction of the program
}

// nested reports whether item i stands in a clause within that of the origin, or opens one.
func (o origin) nested(items []item, i int) bool {
	if i < 0 || i >= len(items) {
		return false
	}
	if items[i].clause > o.clause {
		return true
	}
	return i+1 < len(items) && items[i+1].clause > o.clause && (isComma(&items[i]) || items[i].text == "(")
}

// run executes a program from item i in direction step and returns the best
// finished thread and the first item that it did not consume.
func (m *machine) run(p program, items []item, i, step int, from origin) (best thread, stop int, ok bool) {
	if len(p) == 1 {
		return thread{}, i, true
	}
	m.now = m.now[:0]
	if len(p) > len(m.at) {
		m.at = make([]place, 2*len(p))
	}
	m.round++
	m.now = m.enter(m.now, p, thread{}, edge(items, i))
	for n := 0; n <= window; n++ {
		for _, t := range m.now {
			if p[t.pc].op == opDone && (!ok || t.score > best.score) {
				best, stop, ok = t, i, true
			}
		}
		if i < 0 || i >= len(items) || len(m.now) == 0 {
			break
		}
		m.round++
		m.after = m.after[:0]
		atEdge := edge(items, i+step)
		for _, t := range m.now {
			m.steps++
			if next, ok := m.step(p[t.pc], t, items, i, from); ok {
				m.after = m.enter(m.after, p, next, atEdge)
			}
		}
		m.now, m.after = m.after, m.now
		i += step
	}
	return best, stop, ok
}

// edge reports whether place i is outside the sentence, or before its final stop.
func edge(items []item, i int) bool {
	return i < 0 || i >= len(items) || i == len(items)-1 && items[i].barrier
}

// step lets a thread consume item i. A plain gap passes a clause within that of the
// trigger as a whole and at no cost: nothing in it is matched.
func (m *machine) step(in instruction, t thread, items []item, i int, from origin) (thread, bool) {
	it := &items[i]
	if !in.any && from.nested(items, i) && (t.inside || in.op == opAny && !from.nested(items, i-from.step)) {
		if in.op != opAny {
			return t, false
		}
		t.inside = true
		t.pc-- // to the split before it: stay in the gap or leave it
		return t, true
	}
	t.inside = false
	switch in.op {
	case opItem:
		if !anyHolds(in.tests, it, m.v.symbols) {
			return t, false
		}
		t.score += scoreItem
		if in.role >= 0 {
			if t.roles&(1<<in.role) == 0 {
				t.score += scoreRole
			}
			t.roles |= 1 << in.role
			t.caps = &capture{t.caps, in.role, i, t.turn}
		}
	case opEnumeration:
		if !it.is(classAnd) && (!it.comma || m.v.enumerates) {
			return t, false
		}
	case opSeparator:
		if !it.comma && !it.is(classAnd) {
			return t, false
		}
	case opArticle:
		if !it.is(classAnd) && !it.is(m.v.article) && (!it.comma || m.v.enumerates) {
			return t, false
		}
	case opAny:
		if !in.any {
			if it.barrier || it.comma || from.trigger != classNone && it.is(from.trigger) || it.is(classClause) || it.is(classRelative) {
				return t, false
			}
			for _, k := range in.rivals {
				if it.kind == k {
					return t, false
				}
			}
		}
		t.score += scoreGap
	default:
		return t, false
	}
	t.pc++
	return t, true
}

// enter follows instructions that consume nothing and adds the threads that wait
// for an item. Of two threads at one instruction the better stays.
func (m *machine) enter(list []thread, p program, t thread, atEdge bool) []thread {
	m.steps++
	switch in := &p[t.pc]; in.op {
	case opJump:
		t.pc = in.x
		return m.enter(list, p, t, atEdge)
	case opSplit:
		u := t
		t.pc, u.pc = in.x, in.y
		return m.enter(m.enter(list, p, t, atEdge), p, u, atEdge)
	case opTurn:
		t.turn++
		t.pc = in.x
		return m.enter(list, p, t, atEdge)
	case opEdge:
		if !atEdge {
			return list
		}
		t.pc++
		return m.enter(list, p, t, atEdge)
	}
	if p := &m.at[t.pc]; p.round == m.round {
		if list[p.index].score < t.score {
			list[p.index] = t
		}
		return list
	}
	m.at[t.pc] = place{m.round, len(list)}
	return append(list, t)
}

// spanOf is the stretch of Body that items [start, end) cover.
func spanOf(items []item, start, end int) pipeline.Span {
	return pipeline.Span{Start: items[start].Start, End: items[end-1].End}
}
