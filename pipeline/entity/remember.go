package entity

import (
	"unicode/utf8"

	"rochade/pipeline"
)

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
