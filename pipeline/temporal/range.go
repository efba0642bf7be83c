package temporal

// ranged resolves both ends; the one that says less takes what it lacks from
// the other.
func (r *resolver) ranged(n *node, c choice) (interval, bool) {
	a, b := r.completeness(n.kid[0]), r.completeness(n.kid[1])
	var from, to interval
	var ok, ok2 bool
	if a > b || a == b && c.lean > 0 && a < complete {
		from, ok = r.eval(n.kid[0], c)
		to, ok2 = r.eval(n.kid[1], choice{mode: fromDay, day: from.first})
	} else {
		to, ok2 = r.eval(n.kid[1], c)
		from, ok = r.eval(n.kid[0], choice{mode: upToDay, day: to.first})
	}
	r.ends = [2]interval{from, to}
	return interval{from.first, to.last, unitRange}, ok && ok2 && from.first <= to.last
}

// complete is the completeness of a date whose year is known.
const complete = 4

// completeness says how much of a date an expression states: 1 a weekday, 2 a day
// of some month, 3 all but the year.
func (r *resolver) completeness(k int32) int {
	if cy := r.cycleOf(k); cy != noCycle {
		return int(cy)
	}
	n := &r.nodes[k]
	switch n.op {
	case opPart, opApprox, opNthUnit, opFirst, opLast, opThird:
		return r.completeness(n.kid[0])
	case opIn, opNth, opOn, opRange:
		return max(r.completeness(n.kid[0]), r.completeness(n.kid[1]))
	}
	return complete
}
