package entity

import "rochade/pipeline"

// readAfter takes a modifier that follows the head into the title: "chairman
// emeritus", "president-elect", "on an interim basis".
func (w *work) readAfter(p *post) {
	const after = pipeline.Designate | pipeline.Honorary | pipeline.Acting
	i := p.to
	if w.near(i) && w.units[i].char == '-' && w.units[i].gap == glued {
		i++
	}
	if !w.near(i) || w.units[i].shape == han {
		return
	}
	end, n := w.longest(i, isModifier)
	if n == 0 {
		return
	}
	m := &w.modifiers[w.words.entry(n, isModifier).value]
	if m.mark&after == 0 {
		return
	}
	if w.near(end) {
		if _, next := w.longest(end, isTitle|isModifier); next != 0 {
			return
		}
	}
	p.marks |= m.mark
	p.to = end
}

// modifies reports whether the modifier with node n at unit i can open or go on
// with post p. Among characters, one that is an organization word belongs to the
// name before the title, and one that is a verb needs a place before it, as in Chinese.
func (w *work) modifies(i int, n int32, p *post) bool {
	if w.units[i].shape != han || p.from >= 0 {
		return true
	}
	c, mark := w.words.nodes[n].class, w.modifiers[w.words.entry(n, isModifier).value].mark
	if c&isOrgWord != 0 && mark == 0 {
		return false
	}
	return c&isEvent == 0 || mark&pipeline.Designate == 0 || w.formEndsAt(i, isPlace|isOrganization)
}

// formEndsAt reports whether a form of one of the classes ends before unit i.
func (w *work) formEndsAt(i int, classes class) bool {
	for j := i - 1; j >= 0 && i-j <= 6; j-- {
		for _, f := range w.formsAt(j) {
			if int(f.end) == i && f.class&classes != 0 {
				return true
			}
		}
	}
	return false
}

// modifiesTitle reports whether the form at [i, end), though a title by itself,
// only modifies the title that follows: "vice" before "president".
func (w *work) modifiesTitle(i, end int, n int32) bool {
	if w.words.nodes[n].class&isModifier == 0 || !w.near(end) {
		return false
	}
	_, next := w.longest(end, isTitle)
	return next != 0
}
