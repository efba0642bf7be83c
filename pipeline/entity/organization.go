package entity

import "rochade/pipeline"

// proposeListed proposes the names of the gazetteer.
func (w *work) proposeListed() {
	for i := range w.units {
		if w.units[i].starts&isOrganization != 0 {
			w.listedOrganization(i)
		}
	}
}

// proposeOrganizations proposes names with a legal form or an organization word,
// and words in capitals.
func (w *work) proposeOrganizations() {
	for i := range w.units {
		u := &w.units[i]
		c := w.class(i)
		if u.starts&isLegalForm != 0 {
			w.legalForm(i)
		}
		if u.starts&isOrgWord != 0 {
			w.orgWord(i)
		}
		if u.shape == title && u.end-u.start > 8 && c&(isFunction|isEvent|isTitle) == 0 {
			w.compoundOrganization(i)
		}
		if u.shape == upper && !u.loud {
			w.acronym(i)
		}
		if u.char == '<' && i+1 < len(w.units) && w.units[i+1].shape == upper && w.ticker(i+1) {
			w.beforeTicker(i)
		}
	}
}

// listedOrganization proposes the longest form of the gazetteer at unit i.
func (w *work) listedOrganization(i int) {
	end, n := w.longest(i, isOrganization)
	if n == 0 || !w.units[i].shape.capital() && w.units[i].shape != han && w.units[i].shape != number {
		return
	}
	if !w.wordEdges(i, end) {
		return
	}
	e := w.words.entry(n, isOrganization)
	if listing := w.organizations[e.value].ticker != ""; listing && end == i+1 && w.nounsCapital && w.weight(i, isCommon) > 1 && w.units[i].shape == title && w.besideOrganization(i, end) <= 0 {
		return // an ordinary noun that a listed company is called after
	}
	score := int32(5) + 2*int32(end-i)
	if w.units[i].shape == han {
		score = w.listedGain(i, end, n, listedName) + 2
	}
	if end == i+1 && w.units[i].shape != han {
		score -= 2 * min(w.weight(i, isCommon), 3)
		if c := w.class(i); c&(isFunction|isGiven) != 0 || c&isTitle != 0 && w.units[i].shape != upper {
			score -= 4
		}
	}
	to := w.legalTail(end)
	w.propose(candidate{from: int32(i), to: int32(to), kind: pipeline.Organization, score: score + 2*int32(to-end),
		short: w.organizations[e.value].ticker, entry: e})
}

// legalForm proposes the name around a legal form at unit i.
func (w *work) legalForm(i int) {
	end, n := w.longest(i, isLegalForm)
	if n == 0 || !w.units[i].shape.capital() && w.units[i].shape != han || w.units[i].loud && w.words.nodes[n].class&isFunction != 0 {
		return
	}
	e := w.words.entry(n, isLegalForm)
	f := &w.legalForms[e.value]
	if f.tail && w.units[i].shape == han {
		w.characterOrganization(i, end, f, e)
		return
	}
	if f.tail {
		from := w.leftCapitals(i)
		if from < i {
			to := max(w.legalTail(i), end)
			w.propose(candidate{from: int32(from), to: int32(to), kind: pipeline.Organization, score: 8 + 2*int32(to-from) + w.absorbed(from, to), entry: e})
		}
	}
	if f.head {
		j := end
		if w.near(j) && w.units[j].char == '.' {
			j++
		}
		to := w.rightCapitals(j)
		if to > j {
			to = w.legalTail(to)
			w.propose(candidate{from: int32(i), to: int32(to), kind: pipeline.Organization, score: 8 + 2*int32(to-i) + w.absorbed(i, to), entry: e})
		}
	}
}

// orgWord proposes the name that an organization word at unit i begins or ends.
func (w *work) orgWord(i int) {
	end, n := w.longest(i, isOrgWord)
	if n == 0 || w.units[i].shape == lower {
		return
	}
	e := w.words.entry(n, isOrgWord)
	f := &w.orgWords[e.value]
	if f.kind == "place" || f.kind == "unit" && w.titleOver[i] != 0 {
		return
	}
	if f.tail && w.units[i].shape == han {
		w.characterOrganization(i, end, f, e)
		return
	}
	if f.tail {
		if from := w.leftCapitals(i); from < i {
			to := w.legalTail(end)
			w.propose(candidate{from: int32(from), to: int32(to), kind: pipeline.Organization, score: 4 + 2*int32(to-from) + w.absorbed(from, to), entry: e})
		}
	}
	if f.head {
		if to := w.rightCapitals(end); to > end {
			to = w.legalTail(to)
			w.propose(candidate{from: int32(i), to: int32(to), kind: pipeline.Organization, score: 4 + 2*int32(to-i) + w.absorbed(i, to), entry: e})
		}
	}
	if w.units[i].shape != han && f.features&generic == 0 && (end > i+1 || f.kind == "name") {
		w.propose(candidate{from: int32(i), to: int32(end), kind: pipeline.Organization, score: 2 + int32(end-i), entry: e})
	}
}

// absorbed is what the listed names inside a structured one would be worth alone:
// the whole has to beat its parts.
func (w *work) absorbed(from, to int) (sum int32) {
	for i := from; i < to; {
		end, n := w.longest(i, isPlace|isOrganization)
		if n == 0 || end > to || i == from && end == to {
			i++
			continue
		}
		sum += 3 + 2*int32(end-i)
		i = end
	}
	return sum
}

// compoundOrganization proposes a compound word whose last part is an
// organization word: Bundesfinanzministerium.
func (w *work) compoundOrganization(i int) {
	u := &w.units[i]
	_, n := w.suffixes.suffix(w.body[u.start:u.end], isOrgWord)
	if n == 0 {
		return
	}
	e := w.suffixes.entry(n, isOrgWord)
	if w.orgWords[e.value].features&generic != 0 && !w.joinedName(i) {
		return
	}
	to := w.legalTail(i + 1)
	from := i
	if w.joinedName(i) {
		for from >= 2 && i-from < longestRun && w.joinsCapitals(from-1) && w.units[from-2].shape.capital() {
			from -= 2
		}
	}
	w.propose(candidate{from: int32(from), to: int32(to), kind: pipeline.Organization, score: 3 + 2*int32(to-from), entry: e})
}

// joinedName reports whether a name is joined to the left of unit i:
// "Hasso-Plattner-Institut".
func (w *work) joinedName(i int) bool {
	if i < 2 || w.units[i-1].char != '-' || w.units[i].gap != glued || w.units[i-1].gap != glued {
		return false
	}
	u := &w.units[i-2]
	return u.shape == upper || u.shape == title && w.class(i-2)&(isCommon|isFunction|isScope) == 0
}

// wordEdges reports whether units [i, end) are not parts of a longer hyphenated word.
func (w *work) wordEdges(i, end int) bool {
	return !(end < len(w.units) && w.units[end].char == '\'' && w.units[end].gap == glued && end+1 < len(w.units) && w.units[end+1].gap == glued && w.units[end+1].shape == title)
}
