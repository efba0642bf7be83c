package entity

import "rochade/pipeline/match"

// A class is a set of things a form can be.
type class uint32

const (
	isTitle class = 1 << iota
	isModifier
	isGiven
	isSurname
	isParticle
	isHonorific
	isOrganization
	isOrgWord
	isLegalForm
	isPlace
	isScope
	isCommon   // an ordinary word, weighted by how frequent it is
	isFunction // never part of a name
	isEvent    // a trigger or helper of words.tsv
	isSay
	isCue
	isProper // a name of some kind
	isDeclaration
	isThing  // begins or ends a name of a place, a building, a prize
	isPerson // whole name of a well-known person
	isVerb   // and other words that stand in no name of an organization
	isTeam   // short name of a sports team, if sport is spoken of
	isTeamCue
)

// An entry is one meaning of a form.
type entry struct {
	class class
	value int32 // index into the table of its class, or a weight
	line  int32
	next  int32 // index of the next meaning of the same form, 0 at the end
	file  int16 // index into language.files
}

// The block of Chinese characters that is looked up by index.
const (
	hanFirst = 0x4e00
	hanLast  = 0x9fff
)

// indexHan fills the table of one-character forms.
func (v *vocabulary) indexHan() {
	v.han = make([]int32, hanLast-hanFirst+1)
	for r := rune(hanFirst); r <= hanLast; r++ {
		v.han[r-hanFirst] = v.child(0, mix(hashSeed, r))
	}
}

// A vocabulary holds the forms of a language as a trie over units. It stores
// hashes, not characters: 64 bits are enough to keep a few hundred thousand
// forms apart.
type vocabulary struct {
	fold    *match.Folding
	nodes   []node
	han     []int32 // node of each one-character form, from hanFirst on
	entries []entry
	slots   []slot // open addressing: (node, key) -> node
	used    int
	scratch []unit
}

type node struct {
	class  class  // of all entries
	below  uint64 // longer forms go on from here: a bit for the low bits of each next key
	weight int32  // as an ordinary word
	entry  int32  // index of the first meaning of the form that ends here, 0 for none
}

type slot struct {
	parent, child int32
	key           uint64
}

func newVocabulary(fold *match.Folding) *vocabulary {
	return &vocabulary{fold: fold, nodes: make([]node, 1, 1<<12), entries: make([]entry, 1, 1<<12), slots: make([]slot, 1<<12)}
}

// mean records a meaning of the form that ends at the node.
func (v *vocabulary) mean(n int32, e entry) {
	v.nodes[n].class |= e.class
	if e.class == isCommon {
		v.nodes[n].weight = e.value
	}
	v.entries = append(v.entries, e)
	i := int32(len(v.entries) - 1)
	if v.nodes[n].entry == 0 {
		v.nodes[n].entry = i
		return
	}
	last := v.nodes[n].entry
	for v.entries[last].next != 0 {
		last = v.entries[last].next
	}
	v.entries[last].next = i
}

func place(parent int32, key uint64, mask uint64) uint64 {
	h := key ^ uint64(parent)*0x9e3779b97f4a7c15
	h ^= h >> 29
	h *= 0xbf58476d1ce4e5b9
	h ^= h >> 32
	return h & mask
}

// child returns the node reached from parent by a unit, or 0.
func (v *vocabulary) child(parent int32, key uint64) int32 {
	if v.nodes[parent].below&(1<<(key>>58)) == 0 {
		return 0
	}
	mask := uint64(len(v.slots) - 1)
	for i := place(parent, key, mask); ; i = (i + 1) & mask {
		s := &v.slots[i]
		if s.child == 0 {
			return 0
		}
		if s.key == key && s.parent == parent {
			return s.child
		}
	}
}

// grow makes the node below parent.
func (v *vocabulary) grow(parent int32, key uint64) int32 {
	if n := v.child(parent, key); n != 0 {
		return n
	}
	if 2*v.used >= len(v.slots) {
		old := v.slots
		v.slots = make([]slot, 2*len(old))
		for _, s := range old {
			if s.child != 0 {
				v.put(s)
			}
		}
	}
	v.nodes = append(v.nodes, node{})
	n := int32(len(v.nodes) - 1)
	v.nodes[parent].below |= 1 << (key >> 58)
	v.put(slot{parent, n, key})
	v.used++
	return n
}

func (v *vocabulary) put(s slot) {
	mask := uint64(len(v.slots) - 1)
	i := place(s.parent, s.key, mask)
	for v.slots[i].child != 0 {
		i = (i + 1) & mask
	}
	v.slots[i] = s
}

// key is the key of the first unit of a form.
func (v *vocabulary) key(form string) uint64 {
	v.scratch = appendUnits(v.scratch[:0], form, v.fold)
	if len(v.scratch) == 0 {
		return 0
	}
	return v.scratch[0].key
}

// add records a meaning of a form.
func (v *vocabulary) add(form string, e entry) {
	n := int32(0)
	v.scratch = appendUnits(v.scratch[:0], form, v.fold)
	for i := range v.scratch {
		n = v.grow(n, v.scratch[i].key)
	}
	if n != 0 {
		v.mean(n, e)
	}
}

// addSuffix records a meaning of the last part of compound words: the trie then
// runs over bytes from the end.
func (v *vocabulary) addSuffix(form string, e entry) {
	n := int32(0)
	for i := len(form) - 1; i >= 0; i-- {
		n = v.grow(n, uint64(form[i]))
	}
	v.mean(n, e)
}

// suffix returns the longest suffix of a word that has a meaning of one of the
// classes and leaves at least three bytes before it: its length and node.
func (v *vocabulary) suffix(word string, classes class) (length int, found int32) {
	n := int32(0)
	for i := len(word) - 1; i >= 3; i-- {
		if n = v.child(n, uint64(small(word[i]))); n == 0 {
			break
		}
		if v.nodes[n].class&classes != 0 {
			length, found = len(word)-i, n
		}
	}
	return length, found
}
