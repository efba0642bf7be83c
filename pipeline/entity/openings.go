package entity

import (
	"iter"
	"sort"
)

// markOpenings sets opens on the first unit of every sentence. Where the segment
// stage made no sentences, lines and full stops decide.
func (w *work) markOpenings() {
	u := w.units
	s := w.doc.Sentences
	k := sort.Search(len(s), func(k int) bool { return s[k].End > w.base })
	for i := range u {
		start := w.base + int(u[i].start)
		for k < len(s) && s[k].End <= start {
			k++
		}
		inside := k < len(s) && s[k].Start <= start
		switch {
		case i == 0 || u[i].gap == paragraph:
			u[i].opens = true
		case inside:
			u[i].opens = w.base+int(u[i-1].start) < s[k].Start
		default:
			u[i].opens = u[i].gap == line && !w.softBreak(i) || ends(&u[i-1]) && u[i].gap != glued
		}
	}
}

// sentences yields the first unit of every sentence and the unit behind its last.
func (w *work) sentences() iter.Seq2[int, int] {
	return func(yield func(low, high int) bool) {
		for low := 0; low < len(w.units); {
			high := low + 1
			for w.near(high) {
				high++
			}
			if !yield(low, high) {
				return
			}
			low = high
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
