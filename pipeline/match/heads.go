package match

// heads is a set of the first characters of forms, with false positives (a Bloom filter
// of one hash): it spares most words of a text the way through the trie.
type heads [1 << 10]uint64

// headLength is how many characters of a form's first word count.
const headLength = 6

// add takes in a folded form.
func (h *heads) add(form []rune) {
	key := uint64(0)
	for _, r := range form[:min(len(form), headLength)] {
		if r >= 128 || headFold[r] == 0 {
			break
		}
		key = key<<8 | uint64(r)
	}
	bit := headBit(key)
	h[bit>>6] |= 1 << (bit & 63)
}

// may reports whether a form may begin at pos of the text. What does not begin with an ASCII
// letter or digit, or goes on with other characters than ASCII, always may.
func (h *heads) may(text string, pos int) bool {
	key := uint64(0)
	for _, c := range []byte(text[pos:min(len(text), pos+headLength)]) {
		if c >= 128 {
			return true
		}
		f := headFold[c]
		if f == 0 {
			break
		}
		key = key<<8 | uint64(f)
	}
	if key == 0 {
		return true
	}
	bit := headBit(key)
	return h[bit>>6]&(1<<(bit&63)) != 0
}

// headBit spreads a key over the bits of heads (Knuth's multiplicative hashing).
func headBit(key uint64) uint64 { return key * 0x9e3779b97f4a7c15 >> 48 }

// headFold holds the folded ASCII letters and digits, and 0 for everything else.
var headFold = func() (t [128]byte) {
	for c := range t {
		if isASCIIWord(byte(c)) {
			t[c] = asciiFold[c]
		}
	}
	return
}()
