package temporal

// exact is the second reading of an expression that names its days loosely: of "early
// March" the first ten days, of "two years ago" the month two years back. The first
// reading is the whole unit.
func (r *resolver) exact(k int32, iv interval) (interval, bool) {
	n := &r.nodes[k]
	switch n.op {
	case opPart:
		return partOf(iv, int(n.n[0]))
	case opSince, opFrom, opUntil:
		return r.exact(n.kid[0], iv)
	case opRange:
		from, ok := r.exact(n.kid[0], r.ends[0])
		to, ok2 := r.exact(n.kid[1], r.ends[1])
		if !ok {
			from = r.ends[0]
		}
		if !ok2 {
			to = r.ends[1]
		}
		return interval{from.first, to.last, unitRange}, ok || ok2
	case opAgo, opHence, opEarlier, opLater, opSoon:
		return r.exactDistance(n, iv)
	}
	return iv, false
}

// partOf returns the days meant by the start, middle or end of a unit: of a month
// its three tens of days, of a year the first quarter, the middle four or the last
// four months, of a week its first or last three days.
func partOf(iv interval, part int) (interval, bool) {
	y, _, _ := civil(iv.first)
	switch {
	case iv.unit == unitMonth:
		return third(iv, part)
	case iv.unit == unitYear && part == partStart:
		return quarterOf(y, 1), true
	case iv.unit == unitYear:
		return third(iv, part)
	case iv.unit == unitWeek && part == partMid:
		return interval{iv.first + 2, iv.first + 3, unitRange}, true
	case iv.unit == unitWeek && part == partEnd:
		return interval{iv.last - 2, iv.last, unitRange}, true
	case iv.unit == unitWeek:
		return interval{iv.first, iv.first + 2, unitRange}, true
	}
	return iv, false
}

// exactDistance counts the same distance to the next smaller unit: years to the month,
// months and weeks to the day.
func (r *resolver) exactDistance(n *node, iv interval) (interval, bool) {
	sign := 1
	if n.op == opAgo || n.op == opEarlier {
		sign = -1
	}
	if r.usedDoc || !r.anchored || r.nodes[n.kid[0]].op != opDur {
		return iv, false
	}
	day, u, ok := r.duration(n.kid[0], r.anchor, sign)
	switch {
	case !ok:
		return iv, false
	case u == unitYear:
		return holding(unitMonth, day, 0), true
	case u == unitMonth || u == unitWeek || u == unitFortnight:
		return interval{day, day, unitDay}, true
	}
	return iv, false
}
