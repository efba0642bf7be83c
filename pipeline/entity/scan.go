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

// markOpenings sets opens on the first unit of every sentence. Where the segment
// stage made no sentences, lines and full stops decide.
func (w *work) markOpenings() {
	u := w.units
	s := w.doc.Sentences
	k := 0
	for i := range u {
		for k < len(s) && s[k].End <= int(u[i].start) {
			k++
		}
		inside := k < len(s) && s[k].Start <= int(u[i].start)
		switch {
		case i == 0 || u[i].gap == paragraph:
			u[i].opens = true
		case inside:
			u[i].opens = int(u[i-1].start) < s[k].Start
		default:
			u[i].opens = u[i].gap == line && !w.softBreak(i) || ends(&u[i-1]) && u[i].gap != glued
		}
	}
}

// softBreak guesses whether the line break before unit i was set by a typewriter:
// the line before it is long and does not end a sentence.
func (w *work) softBreak(i int) bool {
	end := int(w.units[i-1].end)
	from := end
	for from > 0 && w.body[from-1] != '\n' && end-from < 100 {
		from--
	}
	return end-from > 45 && end-from < 90 && !ends(&w.units[i-1])
}

func ends(u *unit) bool {
	return u.shape == punct && (u.char == '.' || u.char == '!' || u.char == '?' || u.char == ':')
}

// markLoud marks a line whose words are all in capitals.
func (w *work) markLoud(from, to int) {
	words, loud := 0, 0
	for i := from; i < to; i++ {
		switch w.units[i].shape {
		case upper, letter, initial:
			words++
			loud++
		case lower, title:
			words++
		}
	}
	if words < 3 || 4*loud < 3*words {
		return
	}
	for i := from; i < to; i++ {
		w.units[i].loud = true
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

// A form is an occurrence of a form of the vocabulary.
type form struct {
	end   int32
	node  int32
	class class
}

// findForms walks the vocabulary once from every unit.
func (w *work) findForms() {
	w.forms = w.forms[:0]
	for i := range w.units {
		u := &w.units[i]
		n := u.node
		if n == 0 {
			continue
		}
		u.forms = int32(len(w.forms))
		for j := i; n != 0; {
			if nd := &w.words.nodes[n]; nd.class != 0 {
				w.forms = append(w.forms, form{int32(j + 1), n, nd.class})
				u.starts |= nd.class
			}
			if j++; w.words.nodes[n].below == 0 || !w.near(j) {
				break
			}
			next := w.words.child(n, w.units[j].key)
			if next == 0 && w.units[j].char == '-' && w.near(j+1) {
				j++ // vice-president is vice president
				next = w.words.child(n, w.units[j].key)
			}
			n = next
		}
		u.count = uint8(int32(len(w.forms)) - u.forms)
	}
}

// formsAt returns the forms that start at unit i, shortest first.
func (w *work) formsAt(i int) []form {
	u := &w.units[i]
	return w.forms[u.forms : u.forms+int32(u.count)]
}

// longest returns the end of the longest form that starts at unit i and has a
// meaning of one of the classes, and the node of that form.
func (w *work) longest(i int, classes class) (end int, found int32) {
	if w.units[i].starts&classes == 0 {
		return 0, 0
	}
	forms := w.formsAt(i)
	for k := len(forms) - 1; k >= 0; k-- {
		if forms[k].class&classes != 0 {
			return int(forms[k].end), forms[k].node
		}
	}
	return 0, 0
}

// formNode returns the node of the form of units [from, to), or 0.
func (w *work) formNode(from, to int) int32 {
	for _, f := range w.formsAt(from) {
		if int(f.end) == to {
			return f.node
		}
	}
	return 0
}

// entry returns the first meaning of the node that is of the class.
func (v *vocabulary) entry(n int32, c class) *entry {
	if v.nodes[n].class&c == 0 {
		return nil
	}
	for i := v.nodes[n].entry; i != 0; i = v.entries[i].next {
		if e := &v.entries[i]; e.class&c != 0 {
			return e
		}
	}
	return nil
}

// has reports whether the node has a meaning of the class and value.
func (v *vocabulary) has(n int32, c class, value int32) bool {
	for i := v.nodes[n].entry; i != 0; i = v.entries[i].next {
		if e := &v.entries[i]; e.class&c != 0 && e.value == value {
			return true
		}
	}
	return false
}

// weight returns the highest weight that the unit has as a member of the class.
func (w *work) weight(i int, c class) int32 {
	n := w.units[i].node
	if w.words.nodes[n].class&c == 0 {
		return 0
	}
	best := int32(0)
	for k := w.words.nodes[n].entry; k != 0; k = w.words.entries[k].next {
		if e := &w.words.entries[k]; e.class&c != 0 {
			best = max(best, e.value)
		}
	}
	return best
}
