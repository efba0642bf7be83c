package temporal

// Most words of a text are not in the lexicon. A hash of their letters, made
// while their end is looked for, tells so without a walk through the trie.
const (
	hashSeed   = 2166136261
	hashPrime  = 16777619
	startsBits = 18
)

func hashLetter(h uint32, c byte) uint32 { return (h ^ uint32(c|0x20)) * hashPrime }

// mayStart reports whether a form may start with the ASCII word of that hash.
func (l *wordAutomaton) mayStart(h uint32) bool {
	h >>= 32 - startsBits
	return l.starts[h>>6]&(1<<(h&63)) != 0
}

// hashStarts fills starts with the first words of all forms, alone and with
// every tail.
func (l *wordAutomaton) hashStarts(tails *wordAutomaton) {
	l.starts = make([]uint64, 1<<startsBits/64)
	var ends []string
	tails.each(func(form string) { ends = append(ends, form) })
	add := func(word string) {
		h := uint32(hashSeed)
		for i := 0; i < len(word) && byteKind[word[i]] == byteLetter; i++ {
			h = hashLetter(h, word[i])
		}
		h >>= 32 - startsBits
		l.starts[h>>6] |= 1 << (h & 63)
	}
	l.each(func(form string) {
		add(form)
		if wordEnd(form, 0) == len(form) {
			for _, end := range ends {
				add(form + end)
			}
		}
	})
}

// each calls f for every form.
func (l *wordAutomaton) each(f func(form string)) {
	var walk func(n uint16, form []rune)
	walk = func(n uint16, form []rune) {
		nd := l.nodes[n]
		if nd.entry != 0 {
			f(string(form))
		}
		for _, e := range l.edges[nd.first : nd.first+nd.count] {
			walk(e.node, append(form, e.char))
		}
	}
	walk(0, nil)
}
