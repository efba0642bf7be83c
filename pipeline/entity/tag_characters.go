package entity

import "math/bits"

// characterFeatures are the features of a character, or of a word of letters among
// characters.
func (w *work) characterFeatures(i int, s stretch) {
	t := &w.tagging
	var k [7]uint64
	for d := range k {
		k[d] = w.keyAt(i+d-3, s)
	}
	for d := 1; d < 6; d++ {
		t.add(uint64(d), k[d])
	}
	t.add(7, k[1]*3^k[2])
	t.add(8, k[2]*3^k[3])
	t.add(9, k[3]*3^k[4])
	t.add(10, k[4]*3^k[5])
	t.add(11, k[2]*9^k[4])
	t.add(12, k[2]*9^k[3]*3^k[4])
	t.add(13, k[1]*9^k[2]*3^k[3])
	t.add(14, k[3]*9^k[4]*3^k[5])
	shape := w.shapeAt(i, s)
	t.add(16, shape)
	t.add(17, w.shapeAt(i-1, s)<<24^shape)
	t.add(18, shape<<24^w.shapeAt(i+1, s))
	w.pathFeatures(i, s)
	w.nameCharacterFeatures(i, s)
	if t.blind {
		return
	}
	r := [...]uint64{w.coverAt(i-1, s), w.coverAt(i, s), w.coverAt(i+1, s)}
	t.add(35, r[1])
	t.add(36, r[1]<<12|r[0])
	t.add(37, r[1]<<12|r[2])
	t.add(38, r[1]<<32^k[3])
	t.add(40, uint64(t.seen[i])<<16|r[1])
	t.add(41, uint64(t.seen[i]))
	if i+1 < s.high {
		t.add(42, uint64(t.seen[i+1])<<16|uint64(t.seen[i]))
	}
}

// pathFeatures say in which word of the path unit i stands, and what is beside it.
func (w *work) pathFeatures(i int, s stretch) {
	t := &w.tagging
	from := int(w.path.start[i])
	to := i + 1
	for to < s.high && int(w.path.start[to]) == from {
		to++
	}
	place := uint64(min(i-from, 3))<<4 | uint64(min(to-i, 4))
	word := w.hash(from, to)
	t.add(20, word*3^place)
	t.add(21, place)
	class := uint64(w.formClass(from, to))
	t.add(22, class*7^place)
	for b := class; b != 0; b &= b - 1 {
		t.add(23, uint64(bits.TrailingZeros64(b))<<8|place)
	}
	before := uint64(beforeSentence)
	if from > s.low {
		b := int(w.path.start[from-1])
		before = w.hash(b, from)
		t.add(24, uint64(w.formClass(b, from))*7^place)
	}
	behind := uint64(behindSentence)
	if to < s.high {
		b := to + 1
		for b < s.high && int(w.path.start[b]) == to {
			b++
		}
		behind = w.hash(to, b)
		t.add(25, uint64(w.formClass(to, b))*7^place)
	}
	t.add(26, before*3^place)
	t.add(27, behind*3^place)
}

// hash returns the hash of units [from, to).
func (w *work) hash(from, to int) uint64 {
	h := uint64(hashSeed)
	for i := from; i < to; i++ {
		h = (h ^ w.units[i].key) * hashPrime
	}
	return h
}

// nameCharacterFeatures say how often the character is one of names, and which lists
// have a form that begins there.
func (w *work) nameCharacterFeatures(i int, s stretch) {
	t := &w.tagging
	c := w.characterAt(i)
	grade := func(v int8) uint64 { return uint64(max(v, 0)) / 6 }
	value := grade(c.first)<<8 | grade(c.last)<<4 | grade(c.foreign)
	t.add(28, value)
	t.add(29, uint64(w.units[i].starts&(isSurname|isTitle|isPlace|isOrganization|isOrgWord|isLegalForm|isEvent|isSay|isCue|isHonorific|isPerson)))
	if i > s.low {
		if b := w.characterAt(i - 1); b.first|b.last|b.foreign != 0 {
			t.add(30, uint64(grade(b.first))<<24|grade(b.foreign)<<20|value)
		}
		t.add(31, uint64(w.units[i-1].starts&(isSurname|isTitle|isPlace|isOrganization|isOrgWord|isLegalForm)))
	}
	if i+1 < s.high {
		t.add(32, uint64(w.units[i+1].starts&(isSurname|isTitle|isPlace|isOrgWord|isLegalForm|isEvent|isSay|isCue|isHonorific)))
	}
	title := uint64(0)
	if w.titleAt[i] != 0 {
		title |= 1
	}
	if w.titleTo[i] != 0 {
		title |= 2
	}
	if i+1 < s.high && w.titleAt[i+1] != 0 {
		title |= 4
	}
	t.add(33, title)
}
