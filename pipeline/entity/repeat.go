package entity

import (
	"strings"

	"rochade/pipeline"
)

// proposeRepeats looks the names that were accepted once up in the whole
// document: last names, short names of organizations. It reports whether it
// found any.
func (w *work) proposeRepeats() bool {
	known := map[uint64][]repeat{}
	for _, c := range w.chosen {
		k := &w.candidates[c]
		switch k.kind {
		case pipeline.Person:
			w.rememberPerson(known, c)
		case pipeline.Organization:
			w.rememberOrganization(known, c)
		}
	}
	before := len(w.candidates)
	w.declareShorts(known)
	if len(known) == 0 {
		return false
	}
	for i := range w.units {
		if w.units[i].shape >= title {
			w.proposeRepeat(i, known)
		}
	}
	return len(w.candidates) > before
}

// proposeRepeat proposes the longest known form at unit i.
func (w *work) proposeRepeat(i int, known map[uint64][]repeat) {
	u := &w.units[i]
	forms := known[u.key]
	genitive := false
	if forms == nil && w.genitive != "" && u.shape == title && strings.HasSuffix(w.body[u.start:u.end], w.genitive) {
		forms, genitive = known[u.stem], true
	}
	var best repeat
	for _, r := range forms {
		if r.initials && u.shape != upper {
			continue
		}
		if w.repeats(i, r) && r.to-r.from > best.to-best.from && !(genitive && r.to-r.from > 1) {
			best = r
		}
	}
	n := best.to - best.from
	if n == 0 || int(best.from) == i {
		return
	}
	if best.ordinary && (u.opens || w.nounsCapital) && w.besideOrganization(i, i+int(n)) <= 0 && !w.says(i+int(n)) {
		return
	}
	u.genitive = u.genitive || genitive
	score := 3 + n
	switch {
	case best.weak:
		score--
	case best.initials:
		score = initialsScore
	case n > 1 && best.kind == pipeline.Organization:
		score = 4 * (n + 1)
	}
	if best.kind == pipeline.Person && u.starts&isPlace != 0 {
		score += placeName - 2*w.leftCue(i, pipeline.Place) // a person of the document rather than a place
	}
	if u.shape == han {
		score = w.gain(i, i+int(n), repeatCost)
	}
	alone := best.kind != pipeline.Person || best.weak && u.starts&isPlace == 0
	score += w.otherwise(int32(i), int32(i)+n, best.kind, alone)
	w.propose(candidate{from: int32(i), to: int32(i) + n, kind: best.kind, score: score, source: "repeat"})
}

// says reports whether the word at unit i is one of saying, after a name.
func (w *work) says(i int) bool { return w.near(i) && w.class(i)&isSay != 0 }

// placeName is what a last name is preferred to the place of the same name by.
const placeName = 4

// A repeat is a short form that may occur again.
type repeat struct {
	kind     pipeline.Kind
	from, to int32 // units of the form where it was accepted
	weak     bool
	initials bool // the initials of a name: GM
	ordinary bool // also an ordinary word: counts where its capital or what stands beside it speaks for the name
}

// repeats reports whether the form stands at unit i.
func (w *work) repeats(i int, r repeat) bool {
	n := int(r.to - r.from)
	if i+n > len(w.units) {
		return false
	}
	for k := 1; k < n; k++ {
		if w.units[i+k].key != w.units[int(r.from)+k].key || !w.near(i+k) {
			return false
		}
	}
	return true
}
