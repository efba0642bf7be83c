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

// wordEdges reports whether units [i, end) are not parts of a longer hyphenated word.
func (w *work) wordEdges(i, end int) bool {
	return !(end < len(w.units) && w.units[end].char == '\'' && w.units[end].gap == glued && end+1 < len(w.units) && w.units[end+1].gap == glued && w.units[end+1].shape == title)
}

// legalTail returns the end of the legal forms that follow a name at unit i:
// "Inc", ", Inc.", "GmbH & Co. KG", "(Persero) Tbk".
func (w *work) legalTail(i int) int {
	end := i
	for j := i; w.near(j); {
		u := &w.units[j]
		if to, n := w.longest(j, isLegalForm); n != 0 && (u.shape.capital() || u.shape == han || u.loud) && w.legalForms[w.words.entry(n, isLegalForm).value].tail {
			j = to
			if w.near(j) && w.units[j].char == '.' && w.units[j].gap == glued && w.near(j+1) && w.units[j+1].gap != paragraph {
				if !w.startsSentence(j + 1) {
					to, j = j+1, j+1
				}
			}
			end = to
			continue
		}
		if u.char == ',' || u.char == '&' || u.char == '(' || u.char == ')' {
			if u.char == ')' {
				end = j + 1
			}
			if j++; j-end > 2 {
				break
			}
			continue
		}
		break
	}
	if end > i && w.opensBracket(i, end) {
		end--
	}
	return end
}

func (w *work) startsSentence(i int) bool {
	return w.units[i].opens || w.units[i].shape.capital() && w.class(i)&isFunction != 0
}

// opensBracket reports whether units [i, end) close a bracket they did not open.
func (w *work) opensBracket(i, end int) bool {
	depth := 0
	for ; i < end; i++ {
		switch w.units[i].char {
		case '(':
			depth++
		case ')':
			depth--
		}
	}
	return depth < 0
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
		for from >= 2 && w.joinsCapitals(from-1) && w.units[from-2].shape.capital() {
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

// beforeTicker proposes the name before a stock code in brackets.
func (w *work) beforeTicker(i int) {
	from := w.leftCapitals(i)
	if from < i {
		w.propose(candidate{from: int32(from), to: int32(i), kind: pipeline.Organization, score: 7 + 2*int32(i-from) + w.absorbed(from, i),
			short: w.body[w.units[i+1].start:w.units[i+1].end], source: "ticker"})
	}
}

// ticker reports whether unit i is a stock code in brackets: <ACM>, (GPS.N).
func (w *work) ticker(i int) bool {
	if i == 0 || i+1 >= len(w.units) {
		return false
	}
	before, after := w.units[i-1].char, w.units[i+1].char
	return before == '<' && (after == '>' || after == '.') || before == '(' && after == '.' && w.units[i+1].gap == glued
}

func (w *work) digits(i int) bool {
	u := &w.units[i]
	for _, c := range []byte(w.body[u.start:u.end]) {
		if '0' <= c && c <= '9' {
			return true
		}
	}
	return false
}

// acronym proposes a word in capitals.
func (w *work) acronym(i int) {
	u := &w.units[i]
	n := u.end - u.start
	c := w.class(i)
	if n < 2 || n > 7 || w.digits(i) || w.ticker(i) || c&(isFunction|isTitle|isPlace|isLegalForm|isGiven|isScope|isModifier|isParticle) != 0 {
		return
	}
	w.propose(candidate{from: int32(i), to: int32(i + 1), kind: pipeline.Organization, score: w.settings.acronym + w.cue(i, i+1, pipeline.Organization), source: "acronym"})
}

// leftCapitals returns the start of the run of name words that ends before unit i.
func (w *work) leftCapitals(i int) int {
	j := i
	for j > 0 && w.near(j) && w.units[j].gap < paragraph {
		u := &w.units[j-1]
		switch {
		case u.shape.capital() && (u.shape != title && !u.loud || w.class(j-1)&(isFunction|isHonorific) == 0) && !w.endsPost(j) && !(u.loud && w.class(j-1)&isEvent != 0):
			j--
			continue
		case w.joinsCapitals(j-1) && j >= 2 && w.units[j-2].shape.capital() && w.near(j-1):
			j -= 2
			continue
		case u.shape == number && w.units[j].gap <= space && j < i:
			j--
		}
		break
	}
	return j
}

// joinsCapitals reports whether unit j is a mark between two words of a name: an
// ampersand, or a hyphen without spaces.
func (w *work) joinsCapitals(j int) bool {
	switch u := &w.units[j]; u.char {
	case '&':
		return u.gap <= space
	case '-':
		return u.gap == glued && j+1 < len(w.units) && w.units[j+1].gap == glued
	}
	return false
}

// endsPost reports whether a title that is no mere rank ends before unit j.
func (w *work) endsPost(j int) bool {
	t := w.titleTo[j]
	if t == 0 {
		return false
	}
	c := &w.candidates[t-1]
	return w.units[c.from].shape != title || c.to-c.from > 1 || !c.weak
}

// rightCapitals returns the end of the run of name words that starts at unit i.
// Small words may stand inside it: "Ministry of Trade and Industry".
func (w *work) rightCapitals(i int) int {
	j := i
	for j < len(w.units) && w.near(j) && w.units[j].gap < paragraph {
		u := &w.units[j]
		if u.shape == han {
			break
		}
		c := w.class(j)
		if u.shape.capital() && (c&isFunction == 0 || c&isParticle != 0) && (w.titleAt[j] == 0 || u.shape == title && c&isScope != 0) || u.shape == number && j > i {
			j++
			continue
		}
		if w.joinsCapitals(j) && w.near(j+1) && w.units[j+1].shape.capital() {
			j += 2
			continue
		}
		if end, n := w.longest(j, isParticle); n != 0 && u.shape == lower && w.words.has(n, isParticle, withinOrganization) && w.near(end) && w.units[end].shape.capital() && w.class(end)&isFunction == 0 {
			j = end + 1
			continue
		}
		break
	}
	return j
}
