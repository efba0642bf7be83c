package entity

// sideOf returns the end of the name of a side that starts at unit i: words with a capital,
// joined by hyphens, with a full stop or a short remark in brackets. i if there is none.
func (w *work) sideOf(i, high int) int {
	j := i
	for j < high && j-i < longestName {
		switch u := &w.units[j]; {
		case u.shape.capital() && w.class(j)&isHonorific == 0:
			j++
		case j > i && (u.char == '-' || u.char == '\'' || u.char == '.') && u.gap == glued && j+1 < high && w.units[j+1].shape >= lower:
			j += 2
		case j > i && u.char == '(' && j+2 < high && w.units[j+2].char == ')' && w.units[j+1].shape.capital() && w.units[j+1].end-w.units[j+1].start <= 2:
			return j + 3
		default:
			return j
		}
	}
	return j
}

// listedTeam reports whether units [from, to) are a team of the list.
func (w *work) listedTeam(from, to int) bool {
	end, n := w.longest(from, isTeam)
	return n != 0 && end == to
}

// side reports whether units [from, to) can be the name of a team: they are on the list,
// or are neither a country nor what can be a person.
func (w *work) side(from, to int) bool {
	if from == to {
		return false
	}
	if w.listedTeam(from, to) {
		return true
	}
	if end, n := w.longest(from, isPlace); n != 0 && end == to {
		p := &w.places[w.words.entry(n, isPlace).value]
		return !p.country && !p.demo
	}
	if w.titleAt[from] != 0 || to == from+1 && w.class(from)&(isCommon|isFunction|isEvent) != 0 {
		return false
	}
	return w.units[from].shape != initial && w.class(from)&isGiven == 0
}

// result proposes the two sides of a line that is a result, "Hull 0 Barnet 0", or the
// one of a row of a table, "Hull 4 1 0 3 1 7 3". It reports whether it is one.
func (w *work) result(low, high int) bool {
	a := w.sideOf(low, high)
	if a == low || a >= high || w.units[a].shape != number {
		return false
	}
	if w.columns(a, high) >= tableColumn {
		return w.sides(low, high, [2]int{low, a})
	}
	b := a + 1
	c := w.sideOf(b, high)
	if c == b || c >= high || w.units[c].shape != number || c+1 < high && w.units[c+1].char != '(' && w.units[c+1].char != '.' {
		return false
	}
	return w.sides(low, high, [2]int{low, a}, [2]int{b, c})
}

// columns returns how many numbers units [i, high) are, 0 if there is anything else
// among them but the marks of a table: "61 74 .452 20", "73 63 .537 -".
func (w *work) columns(i, high int) (n int) {
	for ; i < high; i++ {
		switch u := &w.units[i]; {
		case u.shape == number:
			n++
		case u.char == '.' || u.char == '/' || u.char == '-' && u.gap != glued:
		default:
			return 0
		}
	}
	return n
}

// fixture proposes the teams of a line that names nothing else: both of "Boston v
// Oakland", the first of "Boston at Oakland". It reports whether it is one.
func (w *work) fixture(low, high int) bool {
	for i := low + 1; i+1 < high && i < low+longestName; i++ {
		cue := &w.units[i]
		if cue.starts&isTeamCue == 0 {
			continue
		}
		venue := w.teamCue(cue.node, beforeVenue) > 0
		if !venue && w.teamCue(cue.node, betweenTeams) == 0 {
			continue
		}
		if !w.listedTeam(low, i) || !w.listedTeam(i+1, high) {
			return false
		}
		if venue {
			return w.sides(low, low, [2]int{low, i})
		}
		return w.sides(low, high, [2]int{low, i}, [2]int{i + 1, high})
	}
	return false
}

// sides proposes stretches of units, if all can be teams, and nothing else in units
// [low, high).
func (w *work) sides(low, high int, teams ...[2]int) bool {
	for _, t := range teams {
		if !w.side(t[0], t[1]) {
			return false
		}
	}
	for i := low; i < high; i++ {
		for c := range w.rivals.at(i) {
			w.candidates[c].score = 0
		}
	}
	for _, t := range teams {
		w.proposeTeam(t[0], t[1])
	}
	return true
}
