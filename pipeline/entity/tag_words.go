package entity

import "math/bits"

// affixes are hashes of the first and last letters of a unit.
type affixes struct{ first2, first3, first4, last2, last3, last4 uint64 }

// beside is how many units left and right of a stretch are read.
const beside = 2

// readAffixes reads the affixes of the words of a stretch and of those beside it.
func (w *work) readAffixes(s stretch) {
	t := &w.tagging
	t.affixes = t.affixes[:0]
	if w.characters != nil {
		return
	}
	for i := s.from - beside; i < s.to+beside; i++ {
		var a affixes
		if i >= s.low && i < s.high && w.units[i].shape != punct {
			a = affixesOf(w.body[w.units[i].start:w.units[i].end])
		}
		t.affixes = append(t.affixes, a)
	}
}

// affixesOf hashes letters of ASCII without their case.
func affixesOf(word string) (a affixes) {
	h := uint64(hashSeed)
	for k := 0; k < len(word) && k < 4; k++ {
		h = mix(h, rune(small(word[k])))
		switch k {
		case 1:
			a.first2 = h
		case 2:
			a.first3 = h
		case 3:
			a.first4 = h
		}
	}
	h = hashSeed
	for k := 1; k <= len(word) && k <= 4; k++ {
		h = mix(h, rune(small(word[len(word)-k])))
		switch k {
		case 2:
			a.last2 = h
		case 3:
			a.last3 = h
		case 4:
			a.last4 = h
		}
	}
	return a
}

func small(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c | 0x20
	}
	return c
}

// Values of what lies outside the sentence.
const (
	beforeSentence = 1
	behindSentence = 2
)

// keyAt returns what word unit i of a sentence is.
func (w *work) keyAt(i int, s stretch) uint64 {
	switch {
	case i < s.low:
		return beforeSentence
	case i >= s.high:
		return behindSentence
	case w.units[i].shape == number:
		return uint64(100 + w.units[i].end - w.units[i].start)
	}
	return w.units[i].key
}

// shapeAt returns what unit i looks like.
func (w *work) shapeAt(i int, s stretch) uint64 {
	switch {
	case i < s.low:
		return beforeSentence
	case i >= s.high:
		return behindSentence
	}
	u := &w.units[i]
	v := uint64(u.shape)<<8 | uint64(min(u.gap, space))<<7
	if u.opens {
		v |= 1 << 6
	}
	if u.loud {
		v |= 1 << 5
	}
	if u.mixed {
		v |= 1 << 4
	}
	if u.shape == punct {
		v |= uint64(u.char) << 16
	}
	if n := u.end - u.start; n < 4 && u.shape >= title {
		v |= uint64(n) << 12
	}
	return v
}

// sportClasses are what a word is where sport is spoken of: no feature.
const sportClasses = isTeam | isTeamCue

// classAt returns the classes of unit i.
func (w *work) classAt(i int, s stretch) uint64 {
	if i < s.low || i >= s.high {
		return 1 << 40
	}
	return uint64(w.class(i)&^sportClasses | w.units[i].starts&(isTitle|isOrganization|isPerson|isPlace|isSay|isCue))
}

// coverAt returns what the cover without the tagger is at unit i.
func (w *work) coverAt(i int, s stretch) uint64 {
	if i < s.low || i >= s.high {
		return 1 << 12
	}
	return uint64(w.tagging.cover[i])
}

// wordFeatures are the features of a word among words.
func (w *work) wordFeatures(i int, s stretch) {
	t := &w.tagging
	k := [...]uint64{w.keyAt(i-2, s), w.keyAt(i-1, s), w.keyAt(i, s), w.keyAt(i+1, s), w.keyAt(i+2, s)}
	sh := [...]uint64{w.shapeAt(i-1, s), w.shapeAt(i, s), w.shapeAt(i+1, s)}
	a := t.affixes[i-s.from : i-s.from+2*beside+1]
	for d, key := range k {
		t.add(uint64(1+d), key)
	}
	t.add(6, k[2]^sh[1]*31)
	t.add(7, k[1]*3^k[2])
	t.add(8, k[2]*3^k[3])
	t.add(9, sh[1])
	t.add(10, sh[0]<<24^sh[1])
	t.add(11, sh[1]<<24^sh[2])
	t.add(12, sh[0]*7^sh[1]*31^sh[2]*127)
	own := &a[beside]
	t.add(13, own.first2)
	t.add(14, own.first3)
	t.add(15, own.first4)
	t.add(16, own.last2)
	t.add(17, own.last3)
	t.add(18, own.last4)
	t.add(19, a[beside-1].last3)
	t.add(20, a[beside+1].last3)
	w.listFeatures(i, s)
	w.runFeatures(i, s, sh[1])
}

// listFeatures say what the lists and the sources before the tagger know.
func (w *work) listFeatures(i int, s stretch) {
	t := &w.tagging
	c := [...]uint64{w.classAt(i-1, s), w.classAt(i, s), w.classAt(i+1, s)}
	for b := c[1]; b != 0; b &= b - 1 {
		t.add(30, uint64(bits.TrailingZeros64(b)))
	}
	if c[1]&uint64(isCommon) != 0 {
		t.add(31, uint64(w.weight(i, isCommon)))
	}
	t.add(32, c[1])
	t.add(33, c[0])
	t.add(34, c[2])
	if t.blind {
		return
	}
	r := [...]uint64{w.coverAt(i-1, s), w.coverAt(i, s), w.coverAt(i+1, s)}
	t.add(35, r[1])
	t.add(36, r[1]<<12|r[0])
	t.add(37, r[1]<<12|r[2])
	t.add(38, r[1]<<32|uint64(w.units[i].shape)<<2)
	t.add(39, r[1]<<32^c[1])
	t.add(40, uint64(w.tagging.seen[i])<<16|r[1])
	t.add(41, r[0])
	t.add(42, r[2])
}

// runFeatures say where unit i stands among the capitalized words around it, and
// which words come before and after these.
func (w *work) runFeatures(i int, s stretch, shape uint64) {
	t := &w.tagging
	from, to := i, i+1
	for from > s.low && i-from < 4 && w.units[from-1].shape >= title {
		from--
	}
	for to < s.high && to-i < 4 && w.units[to].shape >= title {
		to++
	}
	place := uint64(i-from)<<4 | uint64(to-i)
	before, behind := w.keyAt(from-1, s), w.keyAt(to, s)
	t.add(50, place)
	t.add(51, before)
	t.add(52, behind)
	t.add(53, before*3^place)
	t.add(54, behind*3^place)
	t.add(55, place<<24^shape)
}
