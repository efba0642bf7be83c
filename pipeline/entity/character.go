package entity

import (
	"unicode/utf8"

	"rochade/pipeline"
)

// proposeCharacterNames proposes names of a surname and one or two given-name
// characters, and transliterated names with dots.
func (w *work) proposeCharacterNames() {
	for i := range w.units {
		u := &w.units[i]
		if u.shape != han || u.node == 0 {
			continue
		}
		nd := &w.words.nodes[u.node]
		if nd.class&isSurname == 0 && !nd.below {
			continue
		}
		if end, n := w.longest(i, isSurname); n != 0 {
			if end > i+1 {
				w.characterName(i, end, w.words.entry(n, isSurname).value+2)
			}
			if nd.class&isSurname != 0 {
				w.characterName(i, i+1, w.weight(i, isSurname))
			}
		}
	}
}

func (w *work) character(i int) nameCharacter {
	if i >= len(w.units) || w.units[i].shape != han || w.units[i].gap != glued {
		return nameCharacter{-9, -9}
	}
	r, _ := utf8.DecodeRuneInString(w.body[w.units[i].start:])
	c, ok := w.characters[w.words.fold.Rune(r)]
	if !ok {
		return nameCharacter{-4, -4}
	}
	return c
}

// characterName proposes names whose surname is units [i, given).
func (w *work) characterName(i, given int, surname int32) {
	before := w.beforeCharacters(i)
	first, second := w.character(given), w.character(given+1)
	if first.last > -9 {
		score := surname + int32(first.last) + before + w.afterCharacters(given+1) - 3
		w.proposeName(i, given+1, score, before)
	}
	if second.last > -9 {
		score := surname + int32(first.first+second.last)/2 + before + w.afterCharacters(given+2) - 1
		w.proposeName(i, given+2, score, before)
	}
}

func (w *work) proposeName(from, to int, score, before int32) {
	if score >= w.accept {
		w.propose(candidate{from: int32(from), to: int32(to), kind: pipeline.Person, score: score, rule: w.personRule(before)})
	}
}

func (w *work) beforeCharacters(i int) int32 {
	if !w.near(i) {
		return 2
	}
	if w.titleTo[i] != 0 {
		return 4
	}
	if u := &w.units[i-1]; u.shape != han {
		return 1
	}
	return w.leftCue(i, pipeline.Person)
}

func (w *work) afterCharacters(i int) int32 {
	if i >= len(w.units) || !w.near(i) {
		return 2
	}
	if w.titleAt[i] != 0 {
		return 3
	}
	if u := &w.units[i]; u.shape == punct {
		return 1
	}
	if w.class(i)&isSay != 0 {
		return 3
	}
	return w.rightCue(i, pipeline.Person)
}

// leftHan returns the start of the Chinese name that ends before unit i.
func (w *work) leftHan(i int) int {
	j := i
	for j > 0 && i-j < 12 && w.near(j) {
		u := &w.units[j-1]
		if u.shape != han && !u.shape.capital() || w.class(j-1)&(isFunction|isSay) != 0 || w.titleTo[j] != 0 && j < i {
			break
		}
		if n := w.units[j-1].node; n != 0 && w.leftCue(j, pipeline.Organization) > 0 && j < i-1 {
			break
		}
		j--
	}
	if i-j < 2 {
		return i
	}
	return j
}

// proposeWords proposes the ordinary words of a text without spaces as
// candidates of no kind, so that names do not take their characters.
func (w *work) proposeWords() {
	for i := range w.units {
		u := &w.units[i]
		if u.shape != han || u.node == 0 || !w.words.nodes[u.node].below {
			continue
		}
		n := u.node
		for j := i + 1; w.near(j) && n != 0 && w.words.nodes[n].below; j++ {
			if n = w.words.child(n, w.units[j].key); n == 0 {
				break
			}
			if nd := &w.words.nodes[n]; nd.class&(isCommon|isEvent) != 0 {
				score := int32(4 + 2*(j-i-1))
				if e := w.words.entry(n, isCommon); e != nil {
					score = e.value + int32(2*(j-i)) - 1
				}
				w.propose(candidate{from: int32(i), to: int32(j + 1), score: score})
			}
		}
	}
}
