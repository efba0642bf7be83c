package entity

// sideOf returns the end of the name of a side that starts at unit i: words with a capital,
// joined by hyphens, with a full stop or a short remark in brackets. 0 if there is none.
func (w *work) sideOf(i, high int) int {
	j := i
	for j < high && j-i < longestName {
		u := &w.units[j]
		switch {
		case u.shape.capital() && w.class(j)&isHonorific == 0:
			j++
			continue
		case j > i && (u.char == '-' || u.char == '\'' || u.char == '.') && u.gap == glued && j+1 < high && w.units[j+1].shape >= lower:
			j += 2
			continue
		case j > i && u.char == '(' && j+2 < high && w.units[j+2].char == ')' && w.units[j+1].shape.capital() && w.units[j+1].end-w.units[j+1].start <= 2:
			return j + 3
		}
		break
	}
	return j
}

// side reports whether units [from, to) can be the name of a team: they are on the list,
// or are neither a country nor what can be a person.
func (w *work) side(from, to int) bool {
	if from == to {
		return false
	}
	if end, n := w.longest(from, isTeam); n != 0 && end == to {
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
		return w.sides(low, a, low, a, high)
	}
	b := a + 1
	c := w.sideOf(b, high)
	if c == b || c >= high || w.units[c].shape != number || c+1 < high && w.units[c+1].char != '(' && w.units[c+1].char != '.' {
		return false
	}
	return w.sides(low, a, b, c, high)
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

// whereMet is the weight of a word between teams behind which stands where they meet.
const whereMet = 1

// fixture proposes the two sides of a line that names nothing else: "Boston at Oakland".
func (w *work) fixture(low, high int) bool {
	for i := low + 1; i+1 < high && i < low+longestName; i++ {
		if w.units[i].starts&isTeamCue == 0 {
			continue
		}
		weight := w.teamCue(w.units[i].node, betweenTeams)
		if weight == 0 {
			continue
		}
		if end, n := w.longest(low, isTeam); n == 0 || end != i {
			return false
		}
		end, n := w.longest(i+1, isTeam)
		if n == 0 || end != high {
			return false
		}
		if weight == whereMet {
			return w.sides(low, i, low, i, low)
		}
		return w.sides(low, i, i+1, high, high)
	}
	return false
}

// sides proposes units [a, b) and [c, d), if they can be teams, and nothing else in the
// line up to unit high.
func (w *work) sides(a, b, c, d, high int) bool {
	if !w.side(a, b) || !w.side(c, d) {
		return false
	}
	for i := a; i < high; i++ {
		for k := w.tagging.startsAt[i]; k != 0; k = w.tagging.same[k-1] {
			w.candidates[k-1].score = 0
		}
	}
	w.proposeTeam(a, b)
	if c != a {
		w.proposeTeam(c, d)
	}
	return true
}
