package entity

import "rochade/pipeline"

// proposePlaces proposes the forms of the place lists.
func (w *work) proposePlaces() {
	for i := range w.units {
		u := &w.units[i]
		if u.starts&isPlace == 0 || u.shape == punct || u.shape == number {
			continue
		}
		end, n := w.longest(i, isPlace)
		e := w.words.entry(n, isPlace)
		p := &w.places[e.value]
		if u.shape == lower && !(p.demo && w.titleAt[end] != 0) {
			continue // of lower-case adjectives, only those of a post: "der russische Botschafter"
		}
		score := 2 + 3*int32(end-i) + w.cue(i, end, pipeline.Place)
		if u.shape == han {
			score = w.listedGain(i, end, n, listedName) + 1
		}
		if p.demo || w.nounsCapital && end == i+1 && w.weight(i, isCommon) > 2 {
			score -= 2
		}
		c := candidate{from: int32(i), to: int32(end), kind: pipeline.Place, score: score, entry: e}
		if p.demo {
			c.name = p.name
		}
		w.propose(c)
	}
}
