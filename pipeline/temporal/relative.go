package temporal

// samePeriod moves the quarter, half or months last told of into a year.
func (r *resolver) samePeriod(n *node, c choice) (interval, bool) {
	iv, ok := r.eval(n.kid[0], c)
	if !ok || iv.unit != unitYear || !r.documented {
		return iv, ok
	}
	from, m, d := civil(r.doc.first)
	y, _, _ := civil(iv.first)
	Y, M, D := civil(r.doc.last)
	if from != Y || d != 1 || D != monthLength(Y, M) || M-m > 10 {
		return iv, true
	}
	r.usedDoc = true
	return months(y, m, M-m+1, r.doc.unit), true
}

// centuryFor completes a year of two digits: the last such year, or one of the
// ten to come.
func (r *resolver) centuryFor(y int) int {
	limit := 2035
	if r.anchored {
		limit, _, _ = civil(r.anchor)
		limit += 10
	}
	full := limit - limit%100 + y
	if full > limit {
		full -= 100
	}
	return full
}

// reference is the day that "the next day" counts from: the last date of the
// text, or else the publication day. "A year earlier" than a day to come counts
// from the publication day too.
func (r *resolver) reference(end bool) (day int, ok bool) {
	if r.documented && (end || !r.anchored || r.doc.first <= r.anchor) {
		r.usedDoc = true
		if end {
			return r.doc.last, true
		}
		return r.doc.first, true
	}
	r.usedAnchor = true
	return r.anchor, r.anchored
}

// duration walks the parts of a duration from a day.
func (r *resolver) duration(k int32, day, sign int) (end int, finest unit, ok bool) {
	n := &r.nodes[k]
	if n.op == opPlus {
		day, _, ok = r.duration(n.kid[0], day, sign)
		if !ok {
			return day, 0, false
		}
		return r.duration(n.kid[1], day, sign)
	}
	u := unit(n.n[1])
	if n.op != opDur || n.n[0] == 0 || n.n[0] > 5000 || u == unitHour {
		return day, u, false
	}
	return moved(day, u, sign*int(n.n[0])), u, true
}

// distance resolves "three months ago" and its kin, as exact as the unit.
func (r *resolver) distance(n *node) (interval, bool) {
	sign := 1
	if n.op == opAgo || n.op == opEarlier {
		sign = -1
	}
	day, ok := r.anchor, r.anchored
	if n.op == opEarlier || n.op == opLater {
		day, ok = r.reference(n.op == opLater)
	} else {
		r.usedAnchor = true
	}
	if !ok {
		return interval{}, false
	}
	day, u, ok := r.duration(n.kid[0], day, sign)
	if u == unitFortnight {
		u = unitWeek
	}
	return holding(u, day, 0), ok
}

// window resolves "the past three months".
func (r *resolver) window(n *node) (interval, bool) {
	r.usedAnchor = true
	d := &r.nodes[n.kid[0]]
	if n.op == opRolling && d.op == opPlus && r.anchored {
		from, _, ok := r.duration(n.kid[0], r.anchor, -1)
		return interval{from, r.anchor, unitRange}, ok
	}
	count, u := int(d.n[0]), unit(d.n[1])
	if !r.anchored || d.op != opDur || count == 0 || count > 5000 || u == unitHour {
		return interval{}, false
	}
	switch {
	case n.op == opRolling, n.op == opPast && (u == unitDecade || u == unitCentury):
		return interval{moved(r.anchor, u, -count), r.anchor, unitRange}, true
	case n.op == opAhead:
		return interval{r.anchor, moved(r.anchor, u, count), unitRange}, true
	case n.op == opPast:
		return interval{holding(u, r.anchor, -count).first, holding(u, r.anchor, -1).last, unitRange}, true
	}
	return interval{holding(u, r.anchor, 1).first, holding(u, r.anchor, count).last, unitRange}, true
}

func (r *resolver) shifted(n *node, c choice) (interval, bool) {
	base, ok := r.eval(n.kid[0], c)
	if !ok {
		return base, false
	}
	sign := 1
	if n.n[0] < 0 {
		sign = -1
	}
	day, u, ok := r.duration(n.kid[1], base.first, sign)
	if base.unit == unitDay {
		u = unitDay
	} else if base.unit < u {
		u = base.unit
	}
	return holding(u, day, 0), ok
}

func (r *resolver) contained(n *node, c choice) (interval, bool) {
	outer, ok := r.eval(n.kid[1], c)
	if !ok {
		return outer, false
	}
	return r.eval(n.kid[0], choice{mode: inside, day: outer.first, last: outer.last})
}

// nearTo resolves "tomorrow (21 January)": the digits win, the other word says
// the year.
func (r *resolver) nearTo(n *node, c choice) (interval, bool) {
	about, ok := r.eval(n.kid[1], c)
	if !ok {
		return r.eval(n.kid[0], c)
	}
	before, ok1 := r.eval(n.kid[0], choice{mode: upToDay, day: about.first})
	after, ok2 := r.eval(n.kid[0], choice{mode: fromDay, day: about.first})
	if !ok1 || ok2 && after.first-about.first < about.first-before.first {
		return after, ok2
	}
	return before, ok1
}

// cued resolves "last March", "next Monday", "this summer", and with k 2 "the
// Monday after next".
func (r *resolver) cued(n *node) (iv interval, ok bool) {
	r.usedAnchor = true
	if !r.anchored {
		return iv, false
	}
	k, c := int(n.n[0]), choice{mode: afterDay, day: r.anchor}
	if k < 0 {
		k, c.mode = -k, beforeDay
	}
	if k == 0 {
		return r.present(n.kid[0])
	}
	for range min(k, 9) {
		if iv, ok = r.eval(n.kid[0], c); !ok {
			return iv, false
		}
		if c.day = iv.first; c.mode == afterDay {
			c.day = iv.last
		}
	}
	return iv, true
}

// present resolves "this summer", "this Friday".
func (r *resolver) present(k int32) (interval, bool) {
	if shapeOf(r.nodes, k).gran == classWeekday {
		return r.eval(k, choice{mode: fromDay, day: r.anchor})
	}
	year := holding(unitYear, r.anchor, 0)
	return r.eval(k, choice{mode: inside, day: year.first, last: year.last})
}
