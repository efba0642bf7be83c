package entity

import (
	"cmp"
	"slices"

	"rochade/pipeline"
)

// A cell is the best cover of the units up to the end of a candidate.
type cell struct {
	to     int32
	total  int32
	pick   int32 // candidate, or -1
	before int32 // index of the cell that the pick extends
}

// decode chooses the best cover and keeps of it what is a mention.
func (w *work) decode() {
	w.decodeAll()
	w.chosen = slices.DeleteFunc(w.chosen, func(c int32) bool { return w.candidates[c].kind == pipeline.KindNone })
}

// decodeAll chooses the candidates of the highest total score that do not overlap:
// weighted interval scheduling over the whole document.
func (w *work) decodeAll() {
	order := make([]int32, len(w.candidates))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		x, y := &w.candidates[a], &w.candidates[b]
		return cmp.Or(cmp.Compare(x.to, y.to), cmp.Compare(x.from, y.from), cmp.Compare(y.score, x.score))
	})
	w.best = append(w.best[:0], cell{pick: -1})
	for _, c := range order {
		k := &w.candidates[c]
		if k.score <= 0 {
			continue
		}
		b := len(w.best) - 1
		for w.best[b].to > k.from {
			b--
		}
		last := w.best[len(w.best)-1]
		next := cell{to: k.to, total: w.best[b].total + k.score, pick: c, before: int32(b)}
		if next.total <= last.total {
			continue
		}
		if last.to == k.to {
			w.best[len(w.best)-1] = next
		} else {
			w.best = append(w.best, next)
		}
	}
	w.chosen = w.chosen[:0]
	for b := int32(len(w.best) - 1); b > 0; b = w.best[b].before {
		w.chosen = append(w.chosen, w.best[b].pick)
	}
	slices.Reverse(w.chosen)
}
