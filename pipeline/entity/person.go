package entity

import "rochade/pipeline"

// A part is one word of a possible name: hyphens joined, initials, particles.
type part struct {
	from, to         int
	first, mid, last int32 // what it is worth at that place of a person's name
	class            class
	shape            shape
	clean            bool // nothing speaks against it
	genitive         bool
}

// longestName is the number of parts a person's name may have.
const longestName = 6

// proposePersons proposes persons in every run of capitalized words, and Chinese
// names where the language has name characters.
func (w *work) proposePersons() {
	w.proposeKnownPersons()
	if w.characters != nil {
		w.proposeCharacterNames()
	}
	var run [24]part
	for i := 0; i < len(w.units); {
		n, next := w.readRun(i, run[:])
		w.personsOf(run[:n])
		w.capitalsOf(run[:n])
		i = next
	}
}

// aloneScore is what one word is worth that a well-known person goes by.
const aloneScore = 6

// proposeKnownPersons proposes the forms of the lists of well-known persons.
func (w *work) proposeKnownPersons() {
	for i := range w.units {
		if w.units[i].starts&isPerson == 0 {
			continue
		}
		end, n := w.longest(i, isPerson)
		score := 6 + 3*int32(end-i)
		if w.units[i].shape == han {
			score = w.listedGain(i, end, n, listedName) + personBonus
		} else if !w.units[i].shape.capital() {
			continue
		} else if end == i+1 {
			score = aloneScore // less than an organization that is called after the person
		}
		from := w.withFirstNames(i)
		score += int32(2 * (i - from))
		w.propose(candidate{from: int32(from), to: int32(end), kind: pipeline.Person, score: score, entry: w.words.entry(n, isPerson)})
	}
}

// withFirstNames returns the start of a known name at unit i with the words before it that
// can be its first names and nothing else.
func (w *work) withFirstNames(i int) int {
	for i > 0 && w.near(i) && w.units[i].gap == space && w.units[i-1].shape == title && w.class(i-1)&^(isGiven|isSurname) == 0 && w.titleTo[i] == 0 {
		i--
	}
	return i
}

// readRun reads the run of name parts at unit i and where to go on.
func (w *work) readRun(i int, run []part) (n, next int) {
	j := i
	for j < len(w.units) && n < len(run) && (n == 0 || w.near(j) && w.units[j].gap < paragraph) {
		if !w.opensPart(j, n) {
			break
		}
		p := w.readPart(j)
		if n > 0 && w.units[j].gap == glued && run[n-1].shape != initial {
			break
		}
		run[n] = p
		n++
		j = p.to
	}
	for n > 0 && run[n-1].class&isParticle != 0 && run[n-1].shape == lower {
		n--
	}
	return n, max(j, i+1)
}

// opensPart reports whether unit j can begin part n of a name.
func (w *work) opensPart(j, n int) bool {
	u := &w.units[j]
	c := w.class(j)
	if u.shape == lower {
		return n > 0 && w.inPerson(j) && w.near(j+1) && (w.units[j+1].shape.capital() || w.inPerson(j+1))
	}
	if !u.shape.capital() {
		return false
	}
	if u.shape == initial || u.shape == letter && n > 0 {
		return true
	}
	return c&(isFunction|isHonorific) == 0 || c&(isGiven|isSurname) != 0 && !u.opens
}

// readPart reads one word with its hyphenated continuations and scores it.
func (w *work) readPart(j int) part {
	p := part{from: j, to: j + 1, class: w.class(j), shape: w.units[j].shape}
	for p.to+1 < len(w.units) && w.units[p.to].char == '-' && w.units[p.to].gap == glued && w.units[p.to+1].gap == glued && w.units[p.to+1].shape.capital() && !w.ordinaryNoun(p.to+1) {
		p.class |= w.class(p.to + 1)
		p.to += 2
	}
	w.scorePart(&p)
	return p
}

// personsOf proposes persons among the parts of a run.
func (w *work) personsOf(run []part) {
	for i := range run {
		if run[i].class&isParticle != 0 && run[i].shape == lower {
			continue
		}
		before := w.beforePerson(run[i].from)
		for j := i; j < len(run) && j-i < longestName; j++ {
			name := run[i : j+1]
			score := scoreName(name)
			if len(name) == 1 {
				score += w.single
			}
			score += before + w.afterPerson(run[j].to)
			if len(name) > 1 && name[0].class&isGiven != 0 {
				score += w.absorbed(run[i].from, run[j].to)
			}
			score -= w.besideThing(run[i].from, run[j].to)
			if i > 0 && run[i-1].clean {
				score -= partialCost
			}
			if j+1 < len(run) && run[j+1].clean {
				score -= partialCost
			}
			if score >= w.accept {
				w.propose(candidate{from: int32(run[i].from), to: int32(run[j].to), kind: pipeline.Person, score: score - separateCost + int32(2*len(name)), source: personSource(before)})
			}
		}
	}
}

func personSource(before int32) string {
	if before >= 3 {
		return "context:title-before"
	}
	return "parts"
}
