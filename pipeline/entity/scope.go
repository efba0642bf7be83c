package entity

// readScope reads what a title is head, director, … of, when it stands after the
// title and is no organization: "head of global sales", "Direktur Keuangan".
func (w *work) readScope(p *post) {
	i := p.to
	if !w.near(i) {
		return
	}
	if end, n := w.longest(i, isScope); n != 0 && !w.joins(i) {
		e := w.words.entry(n, isScope)
		if w.scopes[e.value].features&link != 0 {
			w.linkedScope(p, i, end)
			return
		}
		if p.features&scoped != 0 {
			w.takeScope(p, i, w.listScope(i))
		}
		return
	}
	if p.features&scoped != 0 && p.to-p.from > 1 && w.continuesScope(p, i) {
		return
	}
	if w.units[i].char == ',' && w.near(i+1) && p.features&scoped != 0 {
		if end, n := w.longest(i+1, isScope); n != 0 && w.scopes[w.words.entry(n, isScope).value].features&link == 0 {
			if w.near(end) && w.units[end].shape == punct || end == len(w.units) || w.units[end].opens {
				w.takeScope(p, i+1, end)
			}
		}
	}
}

// continuesScope takes the rest of a list of scopes that began inside the title:
// "Direktur Keuangan, Manajemen Risiko, dan Legal". The list must close with a
// conjunction.
func (w *work) continuesScope(p *post, i int) bool {
	if w.units[i].char != ',' && !w.joins(i) {
		return false
	}
	end := w.listScope(i + 1)
	if end <= i+1 {
		return false
	}
	closed := false
	for j := i; j < end; j++ {
		closed = closed || w.joins(j)
	}
	if !closed {
		return false
	}
	w.takeScope(p, p.from+1, end)
	return true
}

// joins reports whether unit i is a conjunction between scopes.
func (w *work) joins(i int) bool {
	if w.class(i)&isScope == 0 {
		return false
	}
	return w.scopes[w.words.entry(w.units[i].node, isScope).value].features&joins != 0
}

func (w *work) takeScope(p *post, from, to int) {
	if to <= from {
		return
	}
	p.scope = w.text(from, to)
	p.to = to
}

// linkedScope reads the phrase after "of", "for", "für". An organization or a
// place there is no scope: the mention then ends before the link.
func (w *work) linkedScope(p *post, at, from int) {
	i := from
	for w.near(i) && i-from < longestPost {
		end, n := w.longest(i, isScope)
		if n == 0 || w.scopes[w.words.entry(n, isScope).value].features&detail == 0 {
			break
		}
		i = end
	}
	if end := w.listScope(i); end > i {
		w.takeScope(p, i, end)
	}
}

// strangers is how many words that are in no list may stand before a scope word:
// "head of its wireline telecommunications business".
const strangers = 3

// listScope returns the end of a list of scope words from unit i on, with commas
// and conjunctions inside: "Manajemen Risiko, Legal, dan HSSE".
func (w *work) listScope(i int) int {
	last, unlisted := i, 0
	for j := i; j < len(w.units) && j-i < longestPost && (j == i || w.near(j)); {
		u := &w.units[j]
		end, n := w.longest(j, isScope)
		switch {
		case n != 0:
			f := w.scopes[w.words.entry(n, isScope).value].features
			if f&link != 0 && j == i || w.titleAt[j] != 0 {
				return last
			}
			if f&(joins|detail|link) == 0 {
				last, unlisted = end, 0
			}
			j = end
			continue
		case j > i && (u.char == ',' || u.char == '&' || u.char == '-' || u.char == '/'):
		case w.scopeCapitals && u.shape == title && w.class(j)&isCommon != 0 && w.class(j)&(isFunction|isEvent|isTitle|isGiven|isSurname|isPlace|isOrganization) == 0:
			last, unlisted = j+1, 0
		case unlisted < strangers && u.shape == lower && w.class(j)&(isFunction|isEvent|isSay|isTitle|isParticle) == 0:
			unlisted++
		default:
			return last
		}
		j++
	}
	return last
}
