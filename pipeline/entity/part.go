package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// strange reports whether unit i is written with a letter that the language does not
// have.
func (w *work) strange(i int) bool {
	u := &w.units[i]
	if !u.accent {
		return false
	}
	for _, r := range w.body[u.start:u.end] {
		if r >= utf8.RuneSelf && !strings.ContainsRune(w.letters, unicode.ToLower(r)) {
			return true
		}
	}
	return false
}

// ordinaryNoun reports whether unit i, though written with a capital, is no part of
// a name: "Rücktritt" of "Köhler-Rücktritt".
func (w *work) ordinaryNoun(i int) bool {
	c := w.class(i)
	return w.nounsCapital && c&(isEvent|isCommon) != 0 && c&(isGiven|isSurname|isProper) == 0
}

func (w *work) scorePart(p *part) {
	switch {
	case p.shape == initial || p.shape == letter:
		p.first, p.mid, p.last, p.clean = 2, 2, -4, true
		return
	case p.class&isParticle != 0 && p.shape == lower:
		p.first, p.mid, p.last, p.clean = -4, 1, -9, true
		return
	case w.particle(p.from) == afterPerson:
		p.first, p.mid, p.last, p.clean = -9, -9, 3, true
		return
	}
	unknown := w.unknown
	if w.units[p.from].loud {
		unknown = -1
	}
	p.first, p.mid, p.last = unknown, unknown, unknown+1
	if p.class&isProper != 0 || p.class == 0 && w.strange(p.from) {
		p.first, p.mid, p.last = p.first+1, p.mid+1, p.last+1
	}
	if p.class&isGiven != 0 {
		p.first, p.mid, p.last = 3, max(2, p.mid), max(1, p.last)
	}
	if p.class&isSurname != 0 {
		p.first, p.mid, p.last = max(1, p.first), max(1, p.mid), 3
	}
	penalty := w.partPenalty(p)
	p.clean = penalty <= 0
	p.first, p.mid, p.last = p.first-penalty, p.mid-penalty, p.last-penalty
	if w.units[p.to-1].genitive {
		p.mid -= genitiveCost
		p.genitive = true
	}
}

// partPenalty is what speaks against the part being one of a person's name.
func (w *work) partPenalty(p *part) int32 {
	penalty := int32(0)
	listed := p.class&(isGiven|isSurname) != 0
	if p.class&isCommon != 0 {
		penalty = min(w.weight(p.from, isCommon), 4)
		switch {
		case !listed:
			penalty++
		case !w.units[p.from].opens && !w.nounsCapital:
			penalty /= 3 // a capital inside a sentence speaks for the name
		default:
			penalty /= 2
		}
	}
	if w.nounsCapital && p.class == 0 && w.compoundOfWords(p) {
		penalty += 3
	}
	if p.class&isPlace != 0 {
		penalty += 2
	}
	if p.class&(isOrgWord|isLegalForm) != 0 {
		penalty += 4
	}
	if p.class&isThing != 0 && !listed {
		penalty += 4
	}
	if p.class&(isTitle|isModifier|isScope) != 0 {
		penalty += 2
		if !listed {
			penalty += 2
		}
	}
	if p.class&isEvent != 0 && !listed {
		penalty += 5
	}
	if p.class&isFunction != 0 {
		penalty += 5
	}
	if p.shape == upper && !w.units[p.from].loud {
		penalty += 3
	}
	return penalty
}

// What an ordinary compound consists of, in bytes.
const (
	shortestFirst = 3
	shortestLast  = 5
	longestLast   = 40
)

// compoundOfWords reports whether an unknown word ends like an ordinary one.
func (w *work) compoundOfWords(p *part) bool {
	u := &w.units[p.to-1]
	word := w.body[u.start:u.end]
	for i := max(shortestFirst, len(word)-longestLast); i+shortestLast <= len(word); i++ {
		if !utf8.RuneStart(word[i]) {
			continue
		}
		if n := w.words.child(0, w.foldedKey(word[i:])); n != 0 && w.words.nodes[n].class&isCommon != 0 {
			return true
		}
	}
	return false
}

// Values of particles: where the small word may stand.
const (
	withinPerson       = 1 // van, bin
	withinOrganization = 2 // of, and
	afterPerson        = 3 // Jr, III
	afterParticle      = 4 // der, in "van der"
)

// inPerson reports whether unit i is a small word that may stand inside a person's name.
func (w *work) inPerson(i int) bool {
	p := w.particle(i)
	return p == withinPerson || p == afterParticle && i > 0 && w.particle(i-1) == withinPerson
}

func (w *work) particle(i int) int32 { return w.weight(i, isParticle) }
