package entity

import "rochade/pipeline"

// dropWeakTitles removes titles that are ordinary words too where no name and no
// event word stands beside them.
func (w *work) dropWeakTitles() {
	kept := w.chosen[:0]
	for x, c := range w.chosen {
		k := &w.candidates[c]
		if !k.weak || w.supported(x, k) {
			kept = append(kept, c)
		}
	}
	w.chosen = kept
}

// reach is how many units away a supporter of a weak title may stand.
const reach = 4

func (w *work) supported(x int, k *candidate) bool {
	if x > 0 {
		if p := &w.candidates[w.chosen[x-1]]; p.kind != pipeline.KindNone && k.from-p.to < reach && w.sameSentence(int(p.to), int(k.from)) {
			return true
		}
	}
	if x+1 < len(w.chosen) {
		if q := &w.candidates[w.chosen[x+1]]; q.kind != pipeline.KindNone && q.from-k.to < reach && w.sameSentence(int(k.to), int(q.from)) {
			return true
		}
	}
	for i := int(k.from) - 1; i >= 0 && i >= int(k.from)-2*reach && !w.units[i+1].opens; i-- {
		if w.class(i)&isEvent != 0 {
			return true
		}
	}
	for i := int(k.to); i < len(w.units) && i < int(k.to)+reach && w.near(i); i++ {
		if w.class(i)&isEvent != 0 {
			return true
		}
	}
	return false
}

// sameSentence reports whether no sentence opens in units [from, to].
func (w *work) sameSentence(from, to int) bool {
	for i := from; i <= to && i < len(w.units); i++ {
		if w.units[i].opens {
			return false
		}
	}
	return true
}
