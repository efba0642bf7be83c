package entity

import "rochade/pipeline"

// Where words are not separated, names and words compete for every character.
// All candidates are then weighed alike: by how much more likely they are than
// their characters one by one. Weights are logarithms, 7 for every decade: a share
// of all words has allWords at most, a share of all names allNames.
const (
	allWords    = 63 // a word of every occurrence
	allNames    = 35 // a surname or character of every name
	rareWord    = 10 // weight of a character that no list has
	listedName  = 25 // weight of a listed name that the word list does not have
	someTitle   = 33 // the same for a title
	repeatCost  = 40 // of a name that was accepted elsewhere in the document
	personBonus = 3  // what a well-known person is preferred to the same word by
	titleBonus  = 6  // what a title is preferred to the same word by

	// What it costs that a word is a name at all, before its characters count.
	personCost  = 13
	foreignCost = 20
	unsupported = 8 // nothing beside a transliteration says that it is a person
	onlyOne     = 4 // one given-name character
	both        = 1 // two

	personVerb   = 4  // cue of a verb that only persons have
	cutCost      = 3  // a transliteration could go on
	smallEndCost = 10 // a small word that could as well follow the name
)

// A nameCharacter holds the weights of a character in names.
type nameCharacter struct{ first, last, foreign int8 }

// scanCharacter looks a character up and notes what it costs alone.
func (w *work) scanCharacter(u *unit) {
	if u.stem >= hanFirst && u.stem <= hanLast {
		u.node = w.words.han[u.stem-hanFirst]
	} else {
		u.node = w.words.child(0, u.key)
	}
	u.cost = allWords - max(w.words.nodes[u.node].weight, rareWord)
}

// gain is how much cheaper units [from, to) are as a whole of the given cost.
func (w *work) gain(from, to int, cost int32) int32 {
	for i := from; i < to; i++ {
		cost -= w.units[i].cost
	}
	return -cost
}

// formGain is the gain of any form: of the weight of the word list, or at least of
// the weight given.
func (w *work) formGain(from, to int, weight int32) int32 {
	if n := w.formNode(from, to); n != 0 {
		if e := w.words.entry(n, isCommon); e != nil {
			weight = max(weight, e.value)
		}
	}
	return w.gain(from, to, allWords-weight)
}

// listedGain is the gain of a listed form with node n.
func (w *work) listedGain(from, to int, n, weight int32) int32 {
	if e := w.words.entry(n, isCommon); e != nil {
		weight = e.value
	}
	return w.gain(from, to, allWords-weight)
}

// proposeWords proposes the ordinary words of a text without spaces as
// candidates of no kind.
func (w *work) proposeWords() {
	for i := range w.units {
		if w.units[i].shape != han || w.units[i].starts&(isCommon|isEvent) == 0 {
			continue
		}
		for _, f := range w.formsAt(i) {
			if int(f.end) > i+1 && f.class&(isCommon|isEvent) != 0 && !w.doubled(i, int(f.end)) {
				w.propose(candidate{from: int32(i), to: f.end, score: w.listedGain(i, int(f.end), f.node, listedName)})
			}
		}
	}
}

// doubled reports whether units [i, end) are the last character of a name and a title
// that begins with the same character.
func (w *work) doubled(i, end int) bool {
	return w.titleAt[i+1] != 0 && w.titleTo[end] != 0 && end > i+2 && w.units[i].stem == w.units[i+1].stem
}

// proposeCharacterNames proposes names of a surname and one or two given-name
// characters, and transliterated names.
func (w *work) proposeCharacterNames() {
	for i := range w.units {
		if w.units[i].shape != han {
			continue
		}
		w.foreignName(i)
		if w.units[i].starts&isSurname == 0 {
			continue
		}
		for _, f := range w.formsAt(i) {
			if f.class&isSurname != 0 {
				w.characterName(i, int(f.end), allNames-w.words.entry(f.node, isSurname).value)
			}
		}
	}
}

// character returns the weights of the character at unit i, if it continues the
// one before.
func (w *work) character(i int) (c nameCharacter, ok bool) {
	if !w.near(i) || w.units[i].shape != han || w.units[i].gap != glued {
		return c, false
	}
	return w.characterAt(i), true
}

func (w *work) characterAt(i int) nameCharacter {
	if r := w.units[i].stem; r >= hanFirst && r <= hanLast {
		return w.characters[r-hanFirst]
	}
	return nameCharacter{}
}

// characterName proposes names whose surname is units [i, given).
func (w *work) characterName(i, given int, surname int32) {
	before := w.beforeCharacters(i)
	first, ok := w.character(given)
	if !ok {
		return
	}
	if end, n := w.longest(given, isHonorific|isTitle); n != 0 && end > given && w.formClass(i, given)&(isEvent|isFunction) == 0 {
		w.proposeName(i, given, personCost+surname-before, before)
	}
	cost := personCost + surname - before
	w.proposeName(i, given+1, cost+onlyOne+allNames-int32(first.last), before)
	if second, ok := w.character(given + 1); ok {
		w.proposeName(i, given+2, cost+both+w.smallEnd(given+1)+2*allNames-int32(first.first)-int32(second.last), before)
	}
}

// smallEnd is what it costs that a given name ends with unit i: something when that
// is a small word which stands after names, and another one follows.
func (w *work) smallEnd(i int) int32 {
	if w.rightCue(i, pipeline.Person) > 0 && w.near(i+1) && w.units[i+1].starts&(isCue|isEvent) != 0 {
		return smallEndCost
	}
	return 0
}

func (w *work) proposeName(from, to int, cost, before int32) {
	if score := w.gain(from, to, cost-w.afterCharacters(to)); score > 0 {
		w.propose(candidate{from: int32(from), to: int32(to), kind: pipeline.Person, score: score, source: personSource(before)})
	}
}

// contextUnit is what one point of a cue is worth against characters.
const contextUnit = 3

// beforeCharacters weighs what stands left of a possible name.
func (w *work) beforeCharacters(i int) int32 {
	switch {
	case !w.near(i):
		return contextUnit
	case w.titleTo[i] != 0:
		return 4 * contextUnit
	case w.units[i-1].shape != han:
		return 1
	}
	return contextUnit * w.leftCue(i, pipeline.Person)
}

// afterCharacters weighs what stands right of one.
func (w *work) afterCharacters(i int) int32 {
	switch {
	case !w.near(i):
		return contextUnit
	case w.titleAt[i] != 0:
		return 2 * contextUnit
	case w.units[i].char == '(' && w.near(i+1) && (w.units[i+1].shape.capital() || w.units[i+1].starts&isDeclaration != 0):
		return 4 * contextUnit
	case w.units[i].shape != han:
		return 1
	case w.class(i)&isSay != 0:
		return 3 * contextUnit
	}
	if _, n := w.longest(i, isHonorific); n != 0 {
		return 3 * contextUnit
	}
	cue := w.rightCue(i, pipeline.Person)
	if next := w.rightCue(i+1, pipeline.Person); cue == 1 && next >= personVerb && w.near(i+1) {
		cue = next // a small word before the verb
	}
	return contextUnit * cue
}

// longestForeign is the number of units a transliterated name may have.
const longestForeign = 14

// foreignName proposes transliterated names from unit i on: characters that
// transliterate, with dots between their parts.
func (w *work) foreignName(i int) {
	first := w.characterAt(i)
	if first.foreign == 0 {
		return
	}
	before := w.beforeCharacters(i)
	cost := foreignCost + allNames - int32(first.foreign) - before
	characters, parts := 1, 1
	for j := i + 1; j < len(w.units) && j-i < longestForeign && w.near(j) && w.units[j].gap == glued; j++ {
		if w.dot(j) {
			parts++
			cost -= 8
			continue
		}
		c, ok := w.character(j)
		if !ok || c.foreign == 0 {
			break
		}
		cost += allNames - int32(c.foreign) + 1
		if characters++; characters >= 2 {
			after := w.afterCharacters(j + 1)
			score := w.gain(i, j+1, cost-after)
			if parts == 1 && before <= 1 && after <= 1 {
				score -= unsupported
			}
			if next, ok := w.character(j + 1); ok && next.foreign > 0 && w.units[j+1].starts&(isCue|isEvent|isTitle) == 0 {
				score -= cutCost
			}
			if score > 0 && !w.dot(j+1) {
				w.propose(candidate{from: int32(i), to: int32(j + 1), kind: pipeline.Person, score: score, source: "foreign"})
			}
		}
	}
}

// dot reports whether unit j joins two parts of a transliterated name.
func (w *work) dot(j int) bool {
	if j == 0 || j+1 >= len(w.units) || w.units[j].gap != glued || w.units[j+1].gap != glued {
		return false
	}
	switch w.units[j].char {
	case '*', '.', '-':
		return w.units[j-1].shape == han && w.units[j+1].shape == han && w.characterAt(j+1).foreign > 0
	}
	return false
}
