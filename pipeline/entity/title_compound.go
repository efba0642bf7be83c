package entity

import (
	"strings"

	"rochade/pipeline"
)

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
	for from >= 2 && head-from < longestPost && w.units[from].gap == glued && w.units[from-1].char == '-' && w.units[from-1].gap == glued && w.units[from-2].shape != punct {
		from -= 2
	}
	if from == head {
		w.nameFirst(p)
		return
	}
	first := from
	for first+1 < head && w.class(first)&isModifier != 0 && w.class(first)&(isPlace|isOrganization) == 0 { // Ex-Henkel-Chef
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

// nameFirst finds the name that a compound begins with, where it is a modifier of
// titles as well: "UN-Sondergesandter".
func (w *work) nameFirst(p *post) {
	i := p.from
	if i+2 >= p.to || w.units[i+1].char != '-' || w.units[i+1].gap != glued || w.units[i+2].gap != glued || !w.units[i].shape.capital() {
		return
	}
	for _, x := range []struct {
		class class
		kind  pipeline.Kind
	}{{isOrganization, pipeline.Organization}, {isPlace, pipeline.Place}} {
		if e := w.words.entry(w.units[i].node, x.class); e != nil {
			p.inner = inner{from: int32(i), to: int32(i + 1), kind: x.kind, entry: e}
			return
		}
	}
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
