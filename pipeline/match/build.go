package match

import (
	"cmp"
	"maps"
	"slices"
)

// A Builder collects forms for a Trie.
type Builder struct {
	folding *Folding
	forms   []form
}

type form struct {
	key   []rune
	value int32
}

// NewBuilder returns an empty Builder. A nil folding folds case and width only.
func NewBuilder(f *Folding) *Builder {
	if f == nil {
		f = &Folding{}
	}
	return &Builder{folding: f}
}

// Add records a form with a value, usually the caller's row number. The same
// form may be added with several values.
func (b *Builder) Add(text string, value int32) {
	if text != "" {
		b.forms = append(b.forms, form{b.folding.AppendRunes(nil, text), value})
	}
}

// Build returns the trie of all forms added so far.
func (b *Builder) Build() *Trie {
	slices.SortStableFunc(b.forms, func(x, y form) int { return slices.Compare(x.key, y.key) })
	t := &Trie{folding: b.folding, others: map[rune]int32{}}
	t.encode(b.forms)
	a := &array{states: make([]state, 1, 4*len(b.forms)+1), free: 1}
	type job struct{ state, from, to, depth int }
	queue := []job{{0, 0, len(b.forms), 0}}
	var codes []int32
	var firsts []int
	for len(queue) > 0 {
		j := queue[0]
		queue = queue[1:]
		i := j.from
		for i < j.to && len(b.forms[i].key) == j.depth {
			if a.states[j.state].entry == 0 {
				t.values = append(t.values, nil)
				a.states[j.state].entry = int32(len(t.values))
			}
			e := a.states[j.state].entry - 1
			if !slices.Contains(t.values[e], b.forms[i].value) {
				t.values[e] = append(t.values[e], b.forms[i].value)
			}
			i++
		}
		codes, firsts = codes[:0], firsts[:0]
		for i < j.to {
			c := b.forms[i].key[j.depth]
			codes, firsts = append(codes, t.others[c]), append(firsts, i)
			for i < j.to && b.forms[i].key[j.depth] == c {
				i++
			}
		}
		if len(codes) == 0 {
			continue
		}
		base := a.place(j.state, codes)
		for k, first := range firsts {
			to := j.to
			if k+1 < len(firsts) {
				to = firsts[k+1]
			}
			queue = append(queue, job{int(base + codes[k]), first, to, j.depth + 1})
		}
	}
	t.states = a.states
	return t
}

// encode numbers the characters of the forms, frequent ones first, which keeps the array dense.
func (t *Trie) encode(forms []form) {
	count := map[rune]int{}
	for _, f := range forms {
		for _, r := range f.key {
			count[r]++
		}
	}
	chars := slices.SortedFunc(maps.Keys(count), func(a, b rune) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	for i, r := range chars {
		t.others[r] = int32(i) + 1
	}
	for r := range rune(latinEnd) {
		t.latin[r] = t.others[t.folding.Rune(r)]
	}
	if slices.ContainsFunc(chars, func(r rune) bool { return r >= hanFirst && r <= hanLast }) {
		t.han = make([]int32, hanLast-hanFirst+1)
		for i := range t.han {
			t.han[i] = t.others[t.folding.Rune(rune(hanFirst+i))]
		}
	}
}

// An array is the double array while states are placed in it. States that nothing follows to
// have the check -1; the root, which is state 0, has none.
type array struct {
	states []state
	free   int // no state before this one is free
}

// place finds room for the states that follow a state by the codes, and returns their base.
func (a *array) place(parent int, codes []int32) int32 {
	low := int(slices.Min(codes))
	high := int(slices.Max(codes))
	for a.taken(a.free) {
		a.free++
	}
	tried := 0
	for at := max(a.free, low+1); ; at++ {
		base := at - low
		if a.taken(at) || slices.ContainsFunc(codes, func(c int32) bool { return a.taken(base + int(c)) }) {
			if tried++; tried == crowded {
				a.free, tried = max(a.free, at-crowded/2), 0 // little room is left before
			}
			continue
		}
		for base+high >= len(a.states) {
			a.states = append(a.states, state{check: -1})
		}
		a.states[parent].base = int32(base)
		for _, c := range codes {
			a.states[base+int(c)].check = int32(parent)
		}
		return int32(base)
	}
}

// crowded is how many places are tried before those behind are given up.
const crowded = 256

func (a *array) taken(n int) bool { return n == 0 || n < len(a.states) && a.states[n].check >= 0 }
