package entity

import (
	"strings"

	"rochade/pipeline"
)

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
	weight   int32
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

func resize(s []int32, n int) []int32 {
	if cap(s) < n {
		return make([]int32, n)
	}
	s = s[:n]
	clear(s)
	return s
}

// readPost reads modifiers, scopes and a head from unit i on.
func (w *work) readPost(i int) (p post, ok bool) {
	const parts = isTitle | isModifier | isScope
	p.from = -1
	scopeFrom, scopeTo := -1, -1
	j := i
	for j < len(w.units) && (j == i || w.near(j)) {
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
		if end, ok := w.compound(j, &p); ok {
			j = end
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
	for k := len(p.ranks) - 1; k >= 0; k-- {
		if to, ok := p.ranks[k].to[p.code]; ok {
			p.code = to
		}
	}
	return p, true
}

// nameInside finds a listed organization at the head of a title of characters.
func (w *work) nameInside(p *post) {
	if w.units[p.from].shape != han {
		w.nameLast(p)
		return
	}
	if end, n := w.longest(p.from, isOrganization); n != 0 && end < p.to {
		p.inner = inner{from: int32(p.from), to: int32(end), kind: pipeline.Organization, entry: w.words.entry(n, isOrganization)}
	}
}

// nameLast finds an organization in capitals at the end of a title: "Panglima TNI".
func (w *work) nameLast(p *post) {
	last := p.to - 1
	if last > p.from && p.inner.to == 0 && w.class(last)&isOrganization != 0 && w.units[last].shape == upper && !w.units[last].loud {
		p.inner = inner{from: int32(last), to: int32(p.to), kind: pipeline.Organization, entry: w.words.entry(w.units[last].node, isOrganization)}
	}
}

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

func (p *post) takeHead(w *work, from, to int, e *entry) {
	if p.from < 0 {
		p.from = from
	}
	t := &w.titles[e.value]
	p.to, p.listed, p.entry, p.code, p.features = to, to, e, t.code, t.features
}

// modifies reports whether the modifier with node n at unit i can open or go on
// with post p. Among characters, one that is an organization word belongs to the
// name before the title, and one that is a verb needs a place before it: 美国当选总统.
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

// headShape reports whether the letters of a title word are written as its
// language writes titles.
func (w *work) headShape(from, to int) bool {
	if !w.nounsCapital {
		return true
	}
	return w.units[to-1].shape != lower || w.units[from].shape.capital()
}

// compound reads a compound word whose last part is a title: Finanzvorstand.
func (w *work) compound(i int, p *post) (end int, ok bool) {
	u := &w.units[i]
	if u.shape != title || u.end-u.start < 7 || u.node != 0 && w.words.nodes[u.node].class&(isFunction|isEvent|isGiven|isSurname) != 0 {
		return 0, false
	}
	word := w.body[u.start:u.end]
	length, n := w.suffixes.suffix(word, isTitle)
	if n == 0 {
		return 0, false
	}
	e := w.suffixes.entry(n, isTitle)
	p.takeHead(w, i, i+1, e)
	first := strings.ToLower(word[:len(word)-length])
	for k := len(first); k >= 3; k-- {
		if m := w.gluedModifier(first[:k]); m != nil {
			p.marks |= m.mark
			if m.rank {
				p.ranks = append(p.ranks, m)
			}
			break
		}
	}
	return i + 1, true
}

// gluedModifier looks a first part of a compound up: Vize-.
func (w *work) gluedModifier(part string) *modifierRow {
	n := w.words.child(0, w.foldedKey(part))
	if n == 0 {
		return nil
	}
	e := w.words.entry(n, isModifier)
	if e == nil || w.modifiers[e.value].features&gluedForm == 0 {
		return nil
	}
	return &w.modifiers[e.value]
}

// foldedKey is the key of a unit made of the word.
func (w *work) foldedKey(word string) uint64 {
	var key uint64 = hashSeed
	for _, r := range word {
		key = mix(key, w.words.fold.Rune(r))
	}
	return key
}

// widenCompound takes the parts joined to the left by hyphens into the title:
// "Henkel-Chef", and finds the name among them.
func (w *work) widenCompound(p *post, i int) {
	head := p.from
	from := head
	for from >= 2 && w.units[from].gap == glued && w.units[from-1].char == '-' && w.units[from-1].gap == glued && w.units[from-2].shape != punct {
		from -= 2
	}
	if from == head {
		return
	}
	first := from
	for first+1 < head && w.class(first)&isModifier != 0 { // Ex-Henkel-Chef
		if e := w.words.entry(w.units[first].node, isModifier); e != nil {
			m := &w.modifiers[e.value]
			p.marks |= m.mark
			if m.rank {
				p.ranks = append(p.ranks, m)
			}
		}
		first += 2
	}
	p.from = from
	if first < head && w.units[first].shape.capital() {
		to := head - 1
		c := w.class(first)
		switch {
		case c&isScope != 0 && c&(isOrganization|isPlace) == 0:
			p.scope = w.text(first, to)
		case c&isPlace != 0:
			p.inner = inner{from: int32(first), to: int32(to), kind: pipeline.Place, source: "compound"}
		case c&(isCommon|isTitle) != 0 && w.units[first].shape == title && c&isOrganization == 0:
		default:
			p.inner = inner{from: int32(first), to: int32(to), kind: pipeline.Organization, source: "compound"}
		}
	}
}
