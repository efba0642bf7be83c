package match

import (
	"math/bits"
	"slices"
	"unicode"
	"unicode/utf8"
)

// A Trie is an immutable set of folded forms, each with the values it was added
// with. It is safe for concurrent use.
type Trie struct {
	folding *Folding
	low     [low]int32 // children of the root for the characters below low
	han     []int32    // children of the root for Chinese characters, from hanFirst on; nil where there are none
	heads   heads
	nodes   []node
	edges   []edge // children of a node are adjacent and sorted
	values  [][]int32
}

const low = 0x250 // Latin

type node struct {
	ascii [2]uint64 // which ASCII characters have an edge: these come first, in order
	first int32     // index of the first edge
	count int32
	entry int32 // 1 + index into values, 0 when no form ends here
}

type edge struct {
	char rune
	node int32
}

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
	t := &Trie{folding: b.folding, nodes: make([]node, 1)}
	for _, f := range b.forms {
		t.heads.add(f.key)
	}
	type job struct{ node, from, to, depth int }
	queue := []job{{0, 0, len(b.forms), 0}}
	for len(queue) > 0 {
		j := queue[0]
		queue = queue[1:]
		i := j.from
		for i < j.to && len(b.forms[i].key) == j.depth {
			if t.nodes[j.node].entry == 0 {
				t.values = append(t.values, nil)
				t.nodes[j.node].entry = int32(len(t.values))
			}
			e := t.nodes[j.node].entry - 1
			if !slices.Contains(t.values[e], b.forms[i].value) {
				t.values[e] = append(t.values[e], b.forms[i].value)
			}
			i++
		}
		t.nodes[j.node].first = int32(len(t.edges))
		for i < j.to {
			c := b.forms[i].key[j.depth]
			k := i
			for k < j.to && b.forms[k].key[j.depth] == c {
				k++
			}
			t.nodes = append(t.nodes, node{})
			child := len(t.nodes) - 1
			t.edges = append(t.edges, edge{c, int32(child)})
			t.nodes[j.node].count++
			if c < utf8.RuneSelf {
				t.nodes[j.node].ascii[c>>6] |= 1 << (c & 63)
			}
			queue = append(queue, job{child, i, k, j.depth + 1})
			if j.node == 0 {
				t.addRoot(c, int32(child))
			}
			i = k
		}
	}
	return t
}

// addRoot gives the root a child.
func (t *Trie) addRoot(c rune, child int32) {
	switch {
	case c < low:
		t.low[c] = child
	case c >= hanFirst && c <= hanLast:
		if t.han == nil {
			t.han = make([]int32, hanLast-hanFirst+1)
		}
		t.han[c-hanFirst] = child
	}
}

// Len is the number of distinct forms.
func (t *Trie) Len() int { return len(t.values) }

// child returns the node reached from n by a character, or 0. The edge of an
// ASCII character is found by counting those before it (Bagwell 2001).
func (t *Trie) child(n int32, c rune) int32 {
	if n == 0 && c < low {
		return t.low[c]
	}
	if n == 0 && t.han != nil && c >= hanFirst && c <= hanLast {
		return t.han[c-hanFirst]
	}
	nd := &t.nodes[n]
	lo, hi := nd.first, nd.first+nd.count
	if c < utf8.RuneSelf {
		word, bit := nd.ascii[c>>6], uint64(1)<<(c&63)
		if word&bit == 0 {
			return 0
		}
		before := bits.OnesCount64(word & (bit - 1))
		if c >= 64 {
			before += bits.OnesCount64(nd.ascii[0])
		}
		return t.edges[lo+int32(before)].node
	}
	for hi-lo > 8 {
		mid := (lo + hi) / 2
		if t.edges[mid].char <= c {
			lo = mid
		} else {
			hi = mid
		}
	}
	for ; lo < hi; lo++ {
		if t.edges[lo].char == c {
			return t.edges[lo].node
		}
	}
	return 0
}

// Longest returns the end of the longest form that starts at byte offset pos of
// text and ends at a boundary, and its values. A space in a form matches any run of white
// space. values is nil when no form matches; the caller must not change it.
func (t *Trie) Longest(text string, pos int) (end int, values []int32) {
	t.each(text, pos, func(e int, v []int32) { end, values = e, v })
	return end, values
}

// Each calls f for every form that starts at byte offset pos and ends at a
// boundary, shortest first.
func (t *Trie) Each(text string, pos int, f func(end int, values []int32)) { t.each(text, pos, f) }

func (t *Trie) each(text string, pos int, f func(int, []int32)) {
	if !t.heads.may(text, pos) {
		return
	}
	n := int32(0)
	for i := pos; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		c := t.folding.Rune(r)
		if n = t.child(n, c); n == 0 {
			return
		}
		i += size
		if c == ' ' {
			i += spaces(t.folding, text[i:])
		}
		if e := t.nodes[n].entry; e != 0 && Boundary(text, i) {
			f(i, t.values[e-1])
		}
	}
}

// EachBefore calls f for every form that text ends with, shortest first, of a trie that
// was built of forms as Reverse returns them.
func (t *Trie) EachBefore(text string, f func(start int, values []int32)) {
	n := int32(0)
	for i := len(text); i > 0; {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		if n = t.child(n, t.folding.Rune(r)); n == 0 {
			return
		}
		i -= size
		if e := t.nodes[n].entry; e != 0 {
			f(i, t.values[e-1])
		}
	}
}

// Reverse returns the characters of the text in reverse order.
func Reverse(text string) string {
	runes := []rune(text)
	slices.Reverse(runes)
	return string(runes)
}

// Lookup returns the values of the form that equals text as a whole, or nil.
func (t *Trie) Lookup(text string) []int32 {
	n := int32(0)
	for _, r := range text {
		if n = t.child(n, t.folding.Rune(r)); n == 0 {
			return nil
		}
	}
	if e := t.nodes[n].entry; e != 0 {
		return t.values[e-1]
	}
	return nil
}

// Scan calls f for the leftmost-longest, non-overlapping forms of text that
// start and end at boundaries, until f returns false.
func (t *Trie) Scan(text string, f func(start, end int, values []int32) bool) {
	for i := 0; i < len(text); {
		if Boundary(text, i) {
			if end, v := t.Longest(text, i); v != nil {
				if !f(i, end, v) {
					return
				}
				i = end
				continue
			}
		}
		i += Next(text, i)
	}
}

// Next is the distance from i to the next place where a form may start.
func Next(text string, i int) int {
	if text[i] >= utf8.RuneSelf {
		_, size := utf8.DecodeRuneInString(text[i:])
		return size
	}
	n := 1
	if isASCIIWord(text[i]) {
		for i+n < len(text) && isASCIIWord(text[i+n]) {
			n++
		}
	}
	return n
}

func isASCIIWord(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

func spaces(f *Folding, s string) int {
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if f.Rune(r) != ' ' {
			break
		}
		n += size
	}
	return n
}

// Boundary reports whether byte offset i of text lies between two words. Inside
// a run of Latin letters or digits there is none; between Chinese characters, and
// between Chinese and Latin ones, there always is one.
func Boundary(text string, i int) bool {
	if i <= 0 || i >= len(text) {
		return true
	}
	a, b := rune(text[i-1]), rune(text[i])
	if a >= utf8.RuneSelf {
		a, _ = utf8.DecodeLastRuneInString(text[:i])
	}
	if b >= utf8.RuneSelf {
		if !utf8.RuneStart(text[i]) {
			return false
		}
		b, _ = utf8.DecodeRuneInString(text[i:])
	}
	return !(joins(a) && joins(b))
}

// joins reports whether r is part of a word that needs white space around it.
func joins(r rune) bool {
	if r < utf8.RuneSelf {
		return isASCIIWord(byte(r))
	}
	if r >= 0x2e80 {
		return false
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}
