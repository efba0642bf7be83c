package entity

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// scan cuts the body into units, looks each up, and marks where sentences open
// and which lines shout.
func (w *work) scan() {
	w.units = appendUnits(w.units[:0], w.body, w.words.fold)
	for i := 0; i < len(w.units); i++ {
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

// splitGlued parts a word that lost the space before a title: "PrastaSekretaris".
func (w *work) splitGlued(i int) {
	u := w.units[i]
	word := w.body[u.start:u.end]
	for k := 2; k+2 < len(word); k++ {
		if word[k-1] >= utf8.RuneSelf || asciiClass[word[k-1]] != 1 || asciiClass[word[k]&0x7f] != 2 {
			continue
		}
		var parts [4]unit
		tail := appendUnits(parts[:0], word[k:], w.words.fold)
		if len(tail) != 1 {
			return
		}
		n := w.words.child(0, tail[0].key)
		if n == 0 || w.words.nodes[n].class&isTitle == 0 {
			continue
		}
		head := appendUnits(parts[1:1], word[:k], w.words.fold)[0]
		head.start, head.end, head.gap = u.start, u.start+int32(k), u.gap
		head.node = w.words.child(0, head.key)
		tail[0].start, tail[0].end, tail[0].gap, tail[0].node = u.start+int32(k), u.end, glued, n
		w.units[i] = head
		w.units = slices.Insert(w.units, i+1, tail[0])
		return
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
