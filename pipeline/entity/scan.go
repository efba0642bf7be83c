package entity

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// scan cuts the body into units, looks each up, and marks where sentences open
// and which lines shout.
func (w *work) scan() {
	if n := len(w.body) / bytesPerUnit; n > max(keptUnits, cap(w.units)) {
		w.units = make([]unit, 0, n) // rather than growing to it
	}
	w.units = appendUnits(w.units[:0], w.body, w.words.fold)
	w.tails = w.tails[:0]
	for i := range w.units {
		u := &w.units[i]
		if u.shape == han && w.characters != nil {
			w.scanCharacter(u)
			continue
		}
		if u.node = w.words.child(0, u.key); u.node == 0 && u.mixed && u.shape == title {
			w.splitGlued(i)
		}
		if u := &w.units[i]; w.genitive != "" && u.shape == title && w.words.nodes[u.node].class&^isCommon == 0 {
			w.readGenitive(u)
		}
	}
	w.insertTails()
	u := w.units
	w.markOpenings()
	for from := 0; from < len(u); {
		to := from + 1
		for to < len(u) && u[to].gap < line {
			to++
		}
		w.markLoud(from, to)
		from = to
	}
	w.findForms()
}

// readGenitive looks a word with the ending of the genitive up as the name it is of:
// "Italiens".
func (w *work) readGenitive(u *unit) {
	if !strings.HasSuffix(w.body[u.start:u.end], w.genitive) {
		return
	}
	n := w.words.child(0, u.stem)
	if n != 0 && w.words.nodes[n].class&(isPlace|isOrganization|isProper|isGiven|isSurname) != 0 {
		u.node, u.genitive = n, true
	}
}

// A tail is the second part of a word, to be inserted behind unit after.
type tail struct {
	after int
	unit  unit
}

// gluedWord is the length in bytes up to which a word can be two.
const gluedWord = 64

// splitGlued parts a word that lost the space before a title: "PrastaSekretaris".
func (w *work) splitGlued(i int) {
	u := w.units[i]
	word := w.body[u.start:u.end]
	if len(word) > gluedWord {
		return
	}
	for k := 2; k+2 < len(word); k++ {
		if word[k-1] >= utf8.RuneSelf || asciiClass[word[k-1]] != 1 || asciiClass[word[k]&0x7f] != 2 {
			continue
		}
		var parts [4]unit
		rest := appendUnits(parts[:0], word[k:], w.words.fold)
		if len(rest) != 1 {
			return
		}
		n := w.words.child(0, rest[0].key)
		if n == 0 || w.words.nodes[n].class&isTitle == 0 {
			continue
		}
		head := appendUnits(parts[1:1], word[:k], w.words.fold)[0]
		head.start, head.end, head.gap = u.start, u.start+int32(k), u.gap
		head.node = w.words.child(0, head.key)
		rest[0].start, rest[0].end, rest[0].gap, rest[0].node = u.start+int32(k), u.end, glued, n
		w.units[i] = head
		w.tails = append(w.tails, tail{i, rest[0]})
		return
	}
}

// insertTails puts the tails behind their heads, all in one pass from the end.
func (w *work) insertTails() {
	n := len(w.units)
	w.units = slices.Grow(w.units, len(w.tails))[:n+len(w.tails)]
	for k, t := range slices.Backward(w.tails) {
		copy(w.units[t.after+k+2:], w.units[t.after+1:n])
		w.units[t.after+k+1] = t.unit
		n = t.after + 1
	}
}

// class returns what the unit alone can be.
func (w *work) class(i int) class {
	if n := w.units[i].node; n != 0 {
		return w.words.nodes[n].class
	}
	return 0
}

// near reports whether unit i continues the sentence of unit i-1.
func (w *work) near(i int) bool { return i > 0 && i < len(w.units) && !w.units[i].opens }
