package entity

import (
	"slices"

	"rochade/pipeline"
)

// decode chooses the best cover and keeps of it what is a mention.
func (w *work) decode() {
	w.decodeAll()
	w.chosen = slices.DeleteFunc(w.chosen, func(c int32) bool { return w.candidates[c].kind == pipeline.KindNone })
}

// decodeAll chooses the candidates of the highest total score that do not overlap:
// weighted interval scheduling over the units of the whole document. Of two covers of
// the same score, the one whose last candidate is longer wins, then the one proposed
// first.
func (w *work) decodeAll() {
	n := len(w.units)
	w.endsAt = resize(w.endsAt, n+1) // 1 + last candidate that ends there
	w.total = resize(w.total, n+1)
	w.pick = resize(w.pick, n+1)
	w.sameEnd = resize(w.sameEnd, len(w.candidates)) // 1 + candidate before that ends there too
	for c := range w.candidates {
		to := w.candidates[c].to
		w.sameEnd[c], w.endsAt[to] = w.endsAt[to], int32(c)+1
	}
	for to := 1; to <= n; to++ {
		best, pick := w.total[to-1], int32(0)
		for c := w.endsAt[to]; c != 0; c = w.sameEnd[c-1] {
			k := &w.candidates[c-1]
			if k.score <= 0 {
				continue
			}
			total := w.total[k.from] + k.score
			if total > best || total == best && pick != 0 && k.from <= w.candidates[pick-1].from {
				best, pick = total, c
			}
		}
		w.total[to], w.pick[to] = best, pick
	}
	w.chosen = w.chosen[:0]
	for to := n; to > 0; {
		if c := w.pick[to]; c != 0 {
			w.chosen = append(w.chosen, c-1)
			to = int(w.candidates[c-1].from)
			continue
		}
		to--
	}
	slices.Reverse(w.chosen)
}
