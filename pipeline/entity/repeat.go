package entity

import (
	"strings"
	"unicode/utf8"

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

// remember notes a form under its first unit, once a kind and length.
func (w *work) remember(known map[uint64][]repeat, from, to int32, r repeat) {
	r.from, r.to = from, to
	key := w.units[from].key
	if w.units[from].genitive && to-from == 1 {
		key = w.units[from].stem
	}
	for _, old := range known[key] {
		if old.to-old.from == to-from && w.repeats(int(from), old) {
			return
		}
	}
	known[key] = append(known[key], r)
}

// rememberPerson notes the whole name and its last part (with particles).
func (w *work) rememberPerson(known map[uint64][]repeat, c int32) {
	k := &w.candidates[c]
	if w.units[k.from].shape == han {
		if k.to-k.from > 2 {
			w.remember(known, k.from, k.to, repeat{kind: pipeline.Person})
		}
		return
	}
	last := k.to - 1
	if last > k.from && w.particle(int(last)) == afterPerson {
		last--
	}
	end := last + 1
	for last-2 > k.from && w.units[last-1].char == '-' {
		last -= 2
	}
	for last-1 > k.from && w.class(int(last-1))&isParticle != 0 && w.units[last-1].shape == lower {
		last--
	}
	if w.class(int(last))&(isCommon|isFunction|isEvent|isPlace) != 0 && last == k.from {
		return
	}
	weak := w.weight(int(last), isCommon) > 2 || w.class(int(last))&isPlace != 0
	w.remember(known, last, end, repeat{kind: pipeline.Person, weak: weak})
	if w.units[last].loud {
		return
	}
	if w.surnameFirst && w.units[k.from].shape == title {
		w.remember(known, k.from, k.from+1, repeat{kind: pipeline.Person, weak: true})
	}
}

// initialsScore is what the initials of a name of the document are worth, even
// where they are a title by themselves.
const initialsScore = 10

// rememberInitials notes the initials of a name of several capitalized words.
func (w *work) rememberInitials(known map[uint64][]repeat, from, to int32) {
	var key uint64 = hashSeed
	n := 0
	for i := from; i < to; i++ {
		if u := &w.units[i]; u.shape == title || u.shape == upper {
			r, _ := utf8.DecodeRuneInString(w.body[u.start:])
			key = mix(key, w.words.fold.Rune(r))
			n++
		}
	}
	if n > 1 {
		known[key] = append(known[key], repeat{kind: pipeline.Organization, from: from, to: from + 1, initials: true})
	}
}

// rememberOrganization notes the name without its legal form, and its first word
// when that is no ordinary word.
func (w *work) rememberOrganization(known map[uint64][]repeat, c int32) {
	k := &w.candidates[c]
	if w.units[k.from].shape == han {
		w.remember(known, k.from, k.to, repeat{kind: pipeline.Organization})
		return
	}
	from, to := k.from, k.to
	for from < to-1 && w.class(int(from))&isLegalForm != 0 {
		from++
	}
	for to > from+1 && (w.class(int(to-1))&isLegalForm != 0 || w.units[to-1].shape == punct) {
		to--
	}
	if to == from+1 && w.class(int(from))&(isFunction|isPlace|isOrgWord) != 0 {
		return
	}
	w.rememberInitials(known, from, to)
	ordinary := to == from+1 && w.class(int(from))&isCommon != 0
	w.remember(known, from, to, repeat{kind: pipeline.Organization, ordinary: ordinary})
	core := to
	for core > from+2 && w.class(int(core-1))&isOrgWord != 0 && w.units[core-1].shape.capital() {
		core--
	}
	if core < to && w.units[core-1].shape != punct {
		w.remember(known, from, core, repeat{kind: pipeline.Organization})
	}
	first := int(from)
	if to > from+1 && w.units[from].shape != initial && w.class(first)&(isFunction|isPlace|isOrgWord|isGiven|isTitle) == 0 && w.weight(first, isCommon) < 2 && w.units[from].end-w.units[from].start > 2 {
		w.remember(known, from, from+1, repeat{kind: pipeline.Organization, weak: true, ordinary: w.class(first)&isCommon != 0})
	}
}

// dropWeakTitles removes titles that are ordinary words too where no name and no
// event word stands beside them.
func (w *work) dropWeakTitles() {
	kept := w.chosen[:0]
	for x, c := range w.chosen {
		k := &w.candidates[c]
		if !k.weak || w.supported(x, k) {
			kept = append(kept, c)
		}
	}
	w.chosen = kept
}

// reach is how many units away a supporter of a weak title may stand.
const reach = 4

func (w *work) supported(x int, k *candidate) bool {
	if x > 0 {
		if p := &w.candidates[w.chosen[x-1]]; p.kind != pipeline.KindNone && k.from-p.to < reach && w.sameSentence(int(p.to), int(k.from)) {
			return true
		}
	}
	if x+1 < len(w.chosen) {
		if q := &w.candidates[w.chosen[x+1]]; q.kind != pipeline.KindNone && q.from-k.to < reach && w.sameSentence(int(k.to), int(q.from)) {
			return true
		}
	}
	for i := int(k.from) - 1; i >= 0 && i >= int(k.from)-2*reach && !w.units[i+1].opens; i-- {
		if w.class(i)&isEvent != 0 {
			return true
		}
	}
	for i := int(k.to); i < len(w.units) && i < int(k.to)+reach && w.near(i); i++ {
		if w.class(i)&isEvent != 0 {
			return true
		}
	}
	return false
}

// sameSentence reports whether no sentence opens in units [from, to].
func (w *work) sameSentence(from, to int) bool {
	for i := from; i <= to && i < len(w.units); i++ {
		if w.units[i].opens {
			return false
		}
	}
	return true
}
