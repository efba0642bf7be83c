package entity

import "rochade/pipeline"

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
