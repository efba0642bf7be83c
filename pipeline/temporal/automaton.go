package temporal

import (
	"encoding/binary"
	"slices"
)

// An automaton is the deterministic table of one level: it reads signatures and
// knows after each item which sequences end there.
type automaton struct {
	signatures int
	next       []uint16  // next[state*signatures+signature]; 0 is the dead state
	ends       [][]int32 // sequences that end in a state, in the order of the file
}

const startState = 1

// patternNode is a node of the tree of all sequences of a level.
type patternNode struct {
	want     []classSet
	children []int32
	ends     []int32
}

// newAutomaton builds the table for some sequences over all signatures of c.
func newAutomaton(c *classes, all []sequence, chosen []int32) *automaton {
	tree := []patternNode{{}}
	for _, k := range chosen {
		n := int32(0)
		for _, want := range all[k].want {
			i := slices.Index(tree[n].want, want)
			if i < 0 {
				i = len(tree[n].want)
				tree = append(tree, patternNode{})
				tree[n].want = append(tree[n].want, want)
				tree[n].children = append(tree[n].children, int32(len(tree)-1))
			}
			n = tree[n].children[i]
		}
		tree[n].ends = append(tree[n].ends, k)
	}
	a := &automaton{signatures: len(c.sets)}
	var members [][]int32
	byKey := map[string]uint16{}
	state := func(set []int32) uint16 {
		slices.Sort(set)
		key := make([]byte, 0, 4*len(set))
		for _, n := range set {
			key = binary.LittleEndian.AppendUint32(key, uint32(n))
		}
		if k, ok := byKey[string(key)]; ok {
			return k
		}
		k := uint16(len(members))
		byKey[string(key)] = k
		members = append(members, set)
		var ends []int32
		for _, n := range set {
			ends = append(ends, tree[n].ends...)
		}
		slices.Sort(ends)
		a.ends = append(a.ends, ends)
		a.next = append(a.next, make([]uint16, a.signatures)...)
		return k
	}
	state(nil)
	state([]int32{0})
	for k := startState; k < len(members); k++ {
		for sig, set := range c.sets {
			var to []int32
			for _, n := range members[k] {
				for i := range tree[n].want {
					if set.holds(tree[n].want[i]) {
						to = append(to, tree[n].children[i])
					}
				}
			}
			if to != nil {
				a.next[k*a.signatures+sig] = state(to)
			}
		}
	}
	return a
}
