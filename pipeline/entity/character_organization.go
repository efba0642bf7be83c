package entity

import "rochade/pipeline"

// A wordPath is the best cover of the units by words and listed names, before
// persons and unlisted organizations are proposed.
type wordPath struct {
	start []int32 // by unit: first unit of its word
	gain  []int32 // by unit: gain of the words that end at or before it
	node  []int32 // by unit: 1 + candidate that covers it, 0 for none
}

// findPath covers the document with what has been proposed so far.
func (w *work) findPath() {
	n := len(w.units)
	w.path.start, w.path.gain, w.path.node = resize(w.path.start, n+1), resize(w.path.gain, n+1), resize(w.path.node, n+1)
	w.decodeAll()
	sum := int32(0)
	next := 0
	for i := 0; i < n; {
		if next < len(w.chosen) && int(w.candidates[w.chosen[next]].from) == i {
			c := w.chosen[next]
			k := &w.candidates[c]
			for ; i < int(k.to); i++ {
				w.path.start[i], w.path.node[i], w.path.gain[i] = k.from, c+1, sum
			}
			sum += k.score
			next++
			continue
		}
		w.path.start[i], w.path.gain[i] = int32(i), sum
		i++
	}
	w.path.gain[n] = sum
}

const (
	organizationBonus = 8  // what an unlisted organization is preferred to its words by
	legalBonus        = 10 // when it ends with a legal form
	namedBonus        = 6  // when it begins with a place or a listed organization
	edgeBonus         = 6  // when a name can begin there
	strangeBonus      = 2  // for a character that belongs to no word
	strangeCost       = 28 // and is none by itself
	innerCost         = 1  // for a word inside
	longestInner      = 14 // units before the word that ends an organization
)

// characterOrganization proposes organizations that end with the word at units
// [i, end): stretches of words before it that can name one.
func (w *work) characterOrganization(i, end int, f *orgWordRow, e *entry) {
	if end == i+1 && (w.class(i)&isFunction != 0 && w.opensVerb(end) || w.near(end) && int(w.path.start[end]) < end) {
		return // a small word before a verb, or one that goes on
	}
	to := w.legalTail(end)
	last := w.listedGain(i, end, w.formNode(i, end), listedName) + w.path.gain[to] - w.path.gain[end]
	score, strange := int32(organizationBonus), false
	if e.class == isLegalForm {
		score += legalBonus
	}
	if f.kind == "unit" && end > i+2 && w.titleAt[end] != 0 && w.units[end-1].stem == w.units[end].stem && w.edge(i) {
		w.propose(candidate{from: int32(i), to: int32(end), kind: pipeline.Organization, score: score + last, entry: e})
	}
	for j := i; j > 0 && i-j < longestInner && w.near(j); {
		k := int(w.path.start[j-1])
		if i-k > longestInner || !w.innerWord(k, j) {
			break
		}
		score -= innerCost
		if w.path.node[k] == 0 && w.units[k].cost >= strangeCost || w.units[k].shape.capital() {
			score, strange = score+strangeBonus, true
		}
		j = k
		named := w.named(j, i)
		if i-j == 1 && w.units[j].shape == han && !named || !named && !strange && (f.features&generic != 0 || f.kind == "company") {
			continue
		}
		total := score
		if named {
			total += namedBonus
		}
		if w.edge(j) {
			total += edgeBonus
		}
		w.propose(candidate{from: int32(j), to: int32(to), kind: pipeline.Organization, score: total + w.path.gain[i] - w.path.gain[j] + last, entry: e})
	}
}

// opensVerb reports whether a verb stands at unit i.
func (w *work) opensVerb(i int) bool {
	return w.near(i) && w.units[i].starts&(isVerb|isEvent) != 0
}

// edge reports whether what stands before unit j can belong to no name.
func (w *work) edge(j int) bool {
	return !w.near(j) || w.units[j-1].shape == punct || !w.innerWord(int(w.path.start[j-1]), j)
}

// innerWord reports whether the word of units [from, to) may stand inside the
// name of an organization.
func (w *work) innerWord(from, to int) bool {
	u := &w.units[from]
	if u.shape != han {
		return u.shape.capital() || u.char == '*' || u.char == '-' && u.gap == glued
	}
	c := w.formClass(from, to)
	if c&isVerb != 0 && c&(isPlace|isOrganization|isOrgWord) == 0 {
		return false
	}
	if c&(isFunction|isSay|isTitle|isModifier|isHonorific) != 0 && c&(isPlace|isOrganization|isOrgWord) == 0 {
		return false
	}
	return c&isEvent == 0 || c&(isOrgWord|isPlace|isOrganization) != 0
}

// formClass returns the classes of the form of units [from, to).
func (w *work) formClass(from, to int) class {
	n := w.formNode(from, to)
	return w.words.nodes[n].class
}

// named reports whether units [from, to) begin with a place or a listed organization.
func (w *work) named(from, to int) bool {
	end, n := w.longest(from, isPlace|isOrganization)
	return n != 0 && end <= to
}
