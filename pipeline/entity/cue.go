package entity

import "rochade/pipeline"

// cue returns what the words beside units [from, to) say for a name of the kind.
func (w *work) cue(from, to int, kind pipeline.Kind) int32 {
	return w.leftCue(from, kind) + w.rightCue(to, kind)
}

// leftCue weighs the form that ends before unit i, of at most three units.
func (w *work) leftCue(i int, kind pipeline.Kind) int32 {
	if !w.near(i) {
		return 0
	}
	best := int32(0)
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		if w.units[j].starts&isCue != 0 {
			if end, n := w.longest(j, isCue); end == i {
				best = w.words.cueWeight(w.cues, n, kind, true)
			}
		}
		if w.units[j].opens {
			break
		}
	}
	if best == 0 && i > 0 {
		best = w.compoundCue(i-1, kind)
	}
	return best
}

// compoundCue weighs a compound word by its last part: "Maschinenhersteller".
func (w *work) compoundCue(i int, kind pipeline.Kind) int32 {
	u := &w.units[i]
	if !w.nounsCapital || u.shape != title {
		return 0
	}
	if _, n := w.suffixes.suffix(w.body[u.start:u.end], isCue); n != 0 {
		return w.suffixes.cueWeight(w.cues, n, kind, true)
	}
	return 0
}

// rightCue weighs the form that starts at unit i.
func (w *work) rightCue(i int, kind pipeline.Kind) int32 {
	if i >= len(w.units) || !w.near(i) || w.units[i].starts&isCue == 0 {
		return 0
	}
	if _, n := w.longest(i, isCue); n != 0 {
		return w.words.cueWeight(w.cues, n, kind, false)
	}
	return 0
}

// cueWeight adds up the cues of the kind and side among the entries of node n.
func (v *vocabulary) cueWeight(cues []cueRow, n int32, kind pipeline.Kind, left bool) (sum int32) {
	for i := v.nodes[n].entry; i != 0; i = v.entries[i].next {
		if e := &v.entries[i]; e.class == isCue {
			if c := &cues[e.value]; c.kind == kind && c.left == left {
				sum += c.weight
			}
		}
	}
	return sum
}
