package temporal

// selected resolves the nth of something inside something.
func (r *resolver) selected(n *node, c choice) (interval, bool) {
	outer, ok := r.eval(n.kid[index(n.op == opNth)], c)
	if !ok {
		return outer, false
	}
	count, u := int(n.n[0]), unit(n.n[1])
	switch n.op {
	case opThird:
		return third(outer, count)
	case opNth:
		return r.nth(n.kid[0], count, outer)
	case opNthUnit:
		return nthUnit(outer, u, count)
	case opFirst:
		if r.notYet(n, outer, c) {
			outer = holding(unitYear, outer.first, -1)
		}
		end, ok := nthUnit(outer, u, count)
		start, _ := nthUnit(outer, u, 1)
		part := r.nodes[n.kid[0]].op != opNewsYear || end.last < outer.last // the first twelve months are those of a firm
		return interval{start.first, end.last, unitRange}, ok && part
	}
	start, ok := nthUnit(outer, u, -count)
	end, _ := nthUnit(outer, u, -1)
	return interval{start.first, end.last, unitRange}, ok
}

// almostOver is how many days before its end one tells how a time went.
const almostOver = 60

// notYet reports whether the first units of a year not named are still to come, though no
// word of the future stands near: "the first eleven months", told in January.
func (r *resolver) notYet(n *node, year interval, c choice) bool {
	if r.nodes[n.kid[0]].op != opNewsYear || c.lean > 0 {
		return false
	}
	end, ok := nthUnit(year, unit(n.n[1]), int(n.n[0]))
	return ok && end.last > r.anchor+almostOver
}

// third returns the k-th of the three parts of an interval: of a month the
// tens of days, of a year four months each.
func third(iv interval, k int) (interval, bool) {
	y, m, _ := civil(iv.first)
	switch {
	case k < 1 || k > 3:
		return iv, false
	case iv.unit == unitMonth:
		first, last := iv.first+10*(k-1), iv.first+10*k-1
		if k == 3 {
			last = iv.last
		}
		return interval{first, last, unitRange}, true
	case iv.unit == unitYear:
		return months(y, m+4*(k-1), 4, unitRange), true
	}
	return iv, true
}

// nthUnit returns the nth unit inside an interval, from its end when n is
// negative. Weeks belong where they begin, those of a year as in ISO 8601.
func nthUnit(iv interval, u unit, n int) (interval, bool) {
	if n == 0 || n > 400 || n < -400 {
		return iv, false
	}
	if u == unitHalf && iv.unit == unitMonth {
		return halfOfMonth(iv, n)
	}
	first := holding(u, iv.first, 0)
	last := holding(u, iv.last, 0)
	if u == unitWeek && iv.unit == unitYear {
		y, _, _ := civil(iv.first)
		first = holding(u, weekStart(y, 1), 0)
		last = holding(u, weekStart(y+1, 1)-1, 0)
	} else {
		if first.first < iv.first {
			first = holding(u, first.last+1, 0)
		}
		if last.last > iv.last {
			last = holding(u, last.first-1, 0)
		}
	}
	var got interval
	if n > 0 {
		got = holding(u, first.first, n-1)
	} else {
		got = holding(u, last.first, n+1)
	}
	return got, got.first >= first.first && got.last <= last.last
}

// halfOfMonth returns the first fifteen days of a month, or the others.
func halfOfMonth(iv interval, n int) (interval, bool) {
	if n == 1 {
		return interval{iv.first, iv.first + 14, unitRange}, true
	}
	return interval{iv.first + 15, iv.last, unitRange}, n == 2
}

// nth returns the nth instance of a partial date inside an interval.
func (r *resolver) nth(k int32, n int, iv interval) (interval, bool) {
	cy := r.cycleOf(k)
	if cy == noCycle || n == 0 || n > 400 || n < -400 {
		return iv, false
	}
	step, t := 1, r.turn(k, iv.first)
	if n < 0 {
		step, t, n = -1, r.turn(k, iv.last), -n
	}
	for range n + 2 {
		got, ok := r.instance(k, t)
		if ok && got.first >= iv.first && got.last <= iv.last {
			if n--; n == 0 {
				return got, true
			}
		}
		t += step
	}
	return iv, false
}

// onWeekday prefers the instance that falls on the weekday named beside it.
func (r *resolver) onWeekday(n *node, c choice) (interval, bool) {
	iv, ok := r.eval(n.kid[1], c)
	cy := r.cycleOf(n.kid[1])
	if !ok || cy == noCycle || c.mode != nearest {
		return iv, ok
	}
	want := int(r.nodes[n.kid[0]].n[0])
	t := r.turn(n.kid[1], r.anchor)
	for _, k := range [...]int{0, -1, 1} {
		if near, ok := r.instance(n.kid[1], t+k); ok && weekdayOf(near.first) == want {
			return near, true
		}
	}
	return iv, true
}
