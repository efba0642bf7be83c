package entity

import "rochade/pipeline"

// A post is a title phrase being read: modifiers, scope before, head, scope after.
type post struct {
	from, to int // units of the mention
	listed   int // where the head ends
	code     string
	marks    pipeline.Mark
	ranks    []*modifierRow
	scope    string
	features features
	entry    *entry
	inner    inner
}

// proposeTitles reads a title phrase from every unit that can open one.
func (w *work) proposeTitles() {
	n := len(w.units)
	w.titleAt = resize(w.titleAt, n+1)
	w.titleTo = resize(w.titleTo, n+1)
	w.titleOver = resize(w.titleOver, n+1)
	const parts = isTitle | isModifier | isScope
	for i := 0; i < n; i++ {
		if u := &w.units[i]; u.starts&parts == 0 && (u.shape != title || u.node != 0) {
			continue
		}
		p, ok := w.readPost(i)
		if !ok {
			continue
		}
		c := candidate{
			from: int32(p.from), to: int32(p.to), kind: pipeline.Title, code: p.code, marks: p.marks, scope: p.scope,
			score: 6 + 2*int32(p.to-p.from), weak: p.features&weak != 0, entry: p.entry, hasInner: p.inner.to > 0,
		}
		if p.features&abbreviated != 0 && p.to == p.from+1 && w.class(p.from)&isOrganization != 0 {
			c.score = 4 // GM, the company
		}
		if w.units[p.to-1].shape == han {
			c.score = titleBonus + w.formGain(p.from, p.to, someTitle)
		}
		if p.features&plural != 0 {
			c.marks |= pipeline.Plural
		}
		id := w.propose(c)
		if p.inner.to > 0 {
			p.inner.of = id
			w.inner = append(w.inner, p.inner)
		}
		if w.titleAt[p.from] == 0 {
			w.titleAt[p.from] = id + 1
		}
		if w.titleTo[p.to] == 0 {
			w.titleTo[p.to] = id + 1
		}
		w.shorterTitle(&p, c)
		for k := p.from + 1; k < p.to; k++ {
			w.titleOver[k] = id + 1
		}
		if w.units[p.to-1].shape != han {
			i = p.to - 1 // among characters a shorter title may leave more to the name before it
		}
	}
}

// shorterTitle proposes a title without the unit that it names, so that the name
// of the unit can have it: "Ketua" of "Ketua DPC".
func (w *work) shorterTitle(p *post, c candidate) {
	if w.units[p.from].shape == han {
		return
	}
	for _, f := range w.formsAt(p.from) {
		if j := int(f.end); j < p.to && f.class&isTitle != 0 && w.namesUnit(j, p.listed) {
			c.to, c.code, c.score, c.scope = f.end, w.titles[w.words.entry(f.node, isTitle).value].code, 6+2*int32(j-p.from), ""
			w.propose(c)
		}
	}
}

// namesUnit reports whether the organization word at unit i begins the name of what
// the post belongs to; listed is where the listed title ends.
func (w *work) namesUnit(i, listed int) bool {
	if w.class(i)&isOrgWord == 0 {
		return false
	}
	f := &w.orgWords[w.words.entry(w.units[i].node, isOrgWord).value]
	return f.kind == "party" || i == listed-1 && f.head && f.kind != "unit" && f.features&generic == 0
}

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}

// longestPost is how many units may stand before the head of a title.
const longestPost = 24

// readPost reads modifiers, scopes and a head from unit i on.
func (w *work) readPost(i int) (p post, ok bool) {
	const parts = isTitle | isModifier | isScope
	p.from = -1
	scopeFrom, scopeTo := -1, -1
	j := i
	for j < len(w.units) && j-i < longestPost && (j == i || w.near(j)) {
		if end, n := w.longest(j, parts); n != 0 {
			if e := w.words.entry(n, isTitle); e != nil && w.headShape(j, end) {
				if !w.modifiesTitle(j, end, n) {
					p.takeHead(w, j, end, e)
					j = end
					break
				}
			}
			if e := w.words.entry(n, isScope); e != nil && w.scopes[e.value].features&(link|detail|joins) == 0 {
				if p.from < 0 {
					p.from = j
				}
				if scopeFrom < 0 {
					scopeFrom = j
				}
				scopeTo, j = end, end
				continue
			}
			if e := w.words.entry(n, isModifier); e != nil && w.modifies(j, n, &p) {
				m := &w.modifiers[e.value]
				p.marks |= m.mark
				if m.rank {
					p.ranks = append(p.ranks, m)
				}
				if p.from < 0 && !m.out {
					p.from = j
				}
				j = end
				if j < len(w.units) && w.units[j].char == '-' && w.near(j+1) {
					j++
				}
				continue
			}
		}
		if _, ok := w.compound(j, &p); ok {
			break
		}
		return p, false
	}
	if p.entry == nil {
		return p, false
	}
	if p.from < 0 {
		p.from = p.to - 1
	}
	if scopeFrom >= 0 {
		p.scope = w.text(scopeFrom, scopeTo)
	}
	w.widenCompound(&p, i)
	w.nameInside(&p)
	w.readAfter(&p)
	w.readScope(&p)
	w.settleCode(&p)
	for k := len(p.ranks) - 1; k >= 0; k-- {
		if to, ok := p.ranks[k].to[p.code]; ok {
			p.code = to
		}
	}
	return p, true
}

func (p *post) takeHead(w *work, from, to int, e *entry) {
	if p.from < 0 {
		p.from = from
	}
	t := &w.titles[e.value]
	p.to, p.listed, p.entry, p.code, p.features = to, to, e, t.code, t.features
}

// headShape reports whether the letters of a title word are written as its
// language writes titles.
func (w *work) headShape(from, to int) bool {
	if !w.nounsCapital {
		return true
	}
	return w.units[to-1].shape != lower || w.units[from].shape.capital()
}
