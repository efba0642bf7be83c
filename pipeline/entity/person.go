package entity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rochade/pipeline"
)

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
		}
		w.propose(candidate{from: int32(i), to: int32(end), kind: pipeline.Person, score: score, entry: w.words.entry(n, isPerson)})
	}
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

// What an ordinary compound consists of, in bytes at least.
const (
	shortestFirst = 3
	shortestLast  = 5
)

// compoundOfWords reports whether an unknown word ends like an ordinary one.
func (w *work) compoundOfWords(p *part) bool {
	u := &w.units[p.to-1]
	word := w.body[u.start:u.end]
	for i := shortestFirst; i+shortestLast <= len(word); i++ {
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

// What names of several parts are worth beyond their parts: cleanBonus when
// nothing speaks against any of them.
const (
	cleanBonus   = 2
	officeName   = 7 // a surname after a first name, though it is a title too
	givenBonus   = 1 // a listed first name and one more word
	genitiveCost = 4 // a genitive ends a name
	partialCost  = 2 // a name that leaves a good part beside it out
	separateCost = 3 // two persons do not stand side by side
	completeCost = 3 // a small word after what is a whole name already
	strangerCost = 3 // an unknown word before a first name is no part of it
)

// lengthBonus is what the number of parts says.
var lengthBonus = [longestName + 1]int32{0, 0, 1, 1, 0, -1, -2}

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

// thingCost is what speaks against a person beside whom stands a word that makes
// the whole a name of something else: "Doyt Perry Stadium".
const thingCost = 5

// besideThing weighs the capitalized words beside units [from, to).
func (w *work) besideThing(from, to int) int32 {
	if w.near(to) && w.units[to].shape == title && w.thing(to, thingTail) {
		return thingCost
	}
	if w.near(from) && w.units[from-1].shape == title && w.thing(from-1, thingHead) {
		return thingCost
	}
	return 0
}

func (w *work) thing(i int, position int32) bool {
	return w.class(i)&isThing != 0 && w.words.entry(w.units[i].node, isThing).value&position != 0
}

// scoreName weighs parts as one name of a person.
func scoreName(name []part) int32 {
	n := len(name)
	first, last := &name[0], &name[n-1]
	if n == 1 {
		return max(first.first, first.last-1)
	}
	score := first.first + lengthBonus[n]
	if first.genitive {
		score -= genitiveCost
	}
	clean := first.clean && last.clean
	for i := 1; i < n-1; i++ {
		score += name[i].mid
		clean = clean && name[i].clean
		before := &name[i-1]
		if name[i].shape == lower && i > 1 && before.shape != lower && before.class&isGiven == 0 && before.shape != initial {
			score -= completeCost // Olaf Kramm von Acme
		}
	}
	known := first.class&isGiven != 0
	switch end := last.last; {
	case known && first.clean && n == 2 && last.shape != initial:
		score += givenBonus + max(end, -1) // whatever follows a first name is the rest of the name
	default:
		score += end
	}
	if known && n == 2 && last.class&isTitle != 0 && last.class&isSurname != 0 {
		score += officeName // Falk Richter is no judge
	}
	if clean {
		score += cleanBonus
	}
	if !known && n > 2 && first.shape == title && name[1].class&isGiven != 0 && name[1].shape != lower {
		score -= strangerCost
	}
	return score
}

func personSource(before int32) string {
	if before >= 3 {
		return "context:title-before"
	}
	return "parts"
}

// beforePerson weighs what stands left of a possible person.
func (w *work) beforePerson(i int) int32 {
	if !w.near(i) {
		return 0
	}
	if w.titleTo[i] != 0 {
		return 3
	}
	j := i - 1
	if c := w.units[j].char; (c == ':' || c == '-' || c == ')') && w.titleTo[j] != 0 {
		return 3
	}
	if w.units[j].char == '.' && j > 0 && w.units[j].gap == glued {
		j--
	}
	if w.class(j)&isHonorific != 0 {
		return 6
	}
	if w.class(j)&isSay != 0 {
		return 4
	}
	return w.leftCue(i, pipeline.Person)
}

// afterPerson weighs what stands right of a possible person.
func (w *work) afterPerson(i int) int32 {
	if i >= len(w.units) || !w.near(i) {
		return 0
	}
	u := &w.units[i]
	if u.char == '-' && u.gap == glued && i+1 < len(w.units) && w.class(i+1)&isEvent != 0 && w.ordinaryNoun(i+1) {
		return 4 // Köhler-Nachfolge
	}
	if u.char == ',' || u.char == '(' || u.char == ':' || u.char == '-' && u.gap != glued {
		if w.near(i+1) && (w.titleAt[i+1] != 0 || w.units[i+1].shape == number) {
			return 2
		}
		return 0
	}
	if w.class(i)&isSay != 0 {
		return 4
	}
	return w.rightCue(i, pipeline.Person)
}

// capitalsOf proposes the run itself as an organization when its surroundings
// speak for one.
func (w *work) capitalsOf(run []part) {
	for len(run) > 0 && w.titleAt[run[0].from] != 0 {
		run = run[1:]
	}
	if len(run) == 0 || w.units[run[0].from].loud {
		return
	}
	last := slices.IndexFunc(run, func(p part) bool { return w.titleAt[p.from] != 0 })
	if last < 0 {
		last = len(run)
	}
	run = run[:last]
	if len(run) == 0 || len(run) > 5 {
		return
	}
	score := w.capitals + w.besideOrganization(run[0].from, run[len(run)-1].to)
	for _, p := range run {
		if p.class&(isGiven|isPlace) != 0 {
			score -= 2
		}
		if p.class&(isCommon|isEvent|isFunction) != 0 && len(run) == 1 {
			score -= 1 + w.weight(p.from, isCommon)
		}
	}
	if score > 0 {
		w.propose(candidate{from: int32(run[0].from), to: int32(run[len(run)-1].to), kind: pipeline.Organization, score: score, source: "context:organization"})
	}
}

// besideOrganization weighs the surroundings of a possible organization.
func (w *work) besideOrganization(from, to int) int32 {
	score := w.cue(from, to, pipeline.Organization)
	if to < len(w.units) && w.near(to) && w.titleAt[to] != 0 && w.units[to].shape != punct {
		score += 2 // Verizon Wireless CEO
	}
	if to+2 < len(w.units) && w.near(to+2) && w.units[to].char == '\'' && w.titleAt[to+2] != 0 {
		score += 3 // Federated's chairman
	}
	if from >= 1 && w.near(from) && w.kindOfOrganization(from-1) {
		score += 3 // der Versicherungskonzern Talanx
	}
	if from >= 2 && w.near(from) {
		if e := w.scopeLink(from - 1); e && w.titleTo[from-1] != 0 {
			score += 4 // president of Acme
		}
	}
	return score
}

// kindOfOrganization reports whether unit i says what kind of organization the
// name after it is.
func (w *work) kindOfOrganization(i int) bool {
	if c := w.class(i); c&isOrgWord != 0 {
		return w.orgWords[w.words.entry(w.units[i].node, isOrgWord).value].features&generic != 0
	}
	u := &w.units[i]
	if !w.nounsCapital || u.shape != title || u.end-u.start < 8 {
		return false
	}
	_, n := w.suffixes.suffix(w.body[u.start:u.end], isOrgWord)
	return n != 0
}

// scopeLink reports whether unit i is a word that leads from a title to what it is of.
func (w *work) scopeLink(i int) bool {
	if w.class(i)&isScope == 0 {
		return false
	}
	return w.scopes[w.words.entry(w.units[i].node, isScope).value].features&link != 0
}
