package temporal

// samePeriod moves the quarter, half or months last told of into a year; a
// month before or a quarter before counts from the last such one.
func (r *resolver) samePeriod(n *node, c choice, told interval) (interval, bool) {
	iv, ok := r.eval(n.kid[0], c)
	if !ok || told.unit == 0 {
		return iv, ok
	}
	if kid := &r.nodes[n.kid[0]]; kid.op == opThis && told.unit == iv.unit {
		r.usedDoc = true
		return holding(told.unit, told.first, int(kid.n[1])), true
	}
	if iv.unit != unitYear || told.unit == unitYear {
		return iv, true
	}
	y, _, _ := civil(iv.first)
	_, m, _ := civil(told.first)
	_, last, _ := civil(told.last)
	r.usedDoc = true
	return months(y, m, last-m+1, told.unit), true
}

// recently is how many days after its end a period is still that of the news.
const recently = 135

// toldOf resolves "for the quarter": the last one named, if that is recent, else the
// present one, in the past tense the quarter just over.
func (r *resolver) toldOf(u unit, c choice) (interval, bool) {
	if told := r.docPeriod; told.unit == u && r.anchored && told.last >= r.anchor-recently && told.first <= r.anchor {
		r.usedDoc = true
		return told, true
	}
	r.usedAnchor = true
	if c.lean < 0 && u == unitQuarter {
		return holding(u, r.anchor, -1), r.anchored
	}
	return holding(u, r.anchor, 0), r.anchored
}

// isPeriod reports whether an interval is a year or whole months of one.
func isPeriod(iv interval) bool {
	y, _, d := civil(iv.first)
	Y, M, D := civil(iv.last)
	return y == Y && d == 1 && D == monthLength(Y, M)
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

// decadeSince is how many years a decade must have lasted to be told of by its tens.
const decadeSince = 5

// tens returns the decade of two digits that is told of: the last one that has lasted for
// some years, unless a word of the future stands near.
func (r *resolver) tens(y int, lean int8) interval {
	full := r.centuryFor(y)
	if this, _, _ := civil(r.anchor); r.anchored && lean <= 0 && full+decadeSince > this {
		full -= 100
	}
	return decadeOf(full)
}

// reference is the day that "the next day" counts from: the last date of the
// text, for weeks and days the last that is as exact as that, or else the
// publication day. "A year earlier" than a day to come counts from the
// publication day too, and so does a year before the last one when that stands far away.
func (r *resolver) reference(u unit, end, onward bool) (day int, ok bool) {
	from, known := r.doc, r.documented
	if u == unitYear && !onward && r.anchored && r.at-r.told > yearReach {
		known = false
	}
	if (u == unitDay || u == unitWeek) && from.last-from.first >= longWeek {
		from, known = r.docDay, r.docDay.unit != 0
	}
	if known && (end || !r.anchored || from.first <= r.anchor) {
		r.usedDoc = true
		if end {
			return from.last, true
		}
		return from.first, true
	}
	r.usedAnchor = true
	return r.anchor, r.anchored
}

// yearReach is how many bytes after a date "the previous year" still counts from it.
const yearReach = 400

// longWeek is the shortest time, in days, of which no single day is meant by "that day".
const longWeek = 8

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
		day, ok = r.reference(unit(durationUnit(r.nodes, n.kid[0])), n.op == opLater, n.op == opLater)
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
func (r *resolver) cued(n *node, lean int8) (iv interval, ok bool) {
	r.usedAnchor = true
	if !r.anchored {
		return iv, false
	}
	k, c := int(n.n[0]), choice{mode: afterDay, day: r.anchor}
	if k < 0 {
		k, c.mode = -k, beforeDay
	}
	if k == 0 {
		return r.present(n.kid[0], lean)
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

// longOver is how many days after a holiday "this Easter" no longer means it.
const longOver = 15

// present resolves "this summer", "this Friday", "this Easter".
func (r *resolver) present(k int32, lean int8) (interval, bool) {
	if shapeOf(r.nodes, k).gran == classWeekday {
		return r.eval(k, choice{mode: fromDay, day: r.anchor})
	}
	year := holding(unitYear, r.anchor, 0)
	iv, ok := r.eval(k, choice{mode: inside, day: year.first, last: year.last})
	if r.nodes[k].op == opHoliday && lean < 0 {
		return r.eval(k, choice{mode: upToDay, day: r.anchor})
	}
	if ok && r.nodes[k].op == opHoliday && iv.last < r.anchor-longOver {
		return r.eval(k, choice{mode: afterDay, day: r.anchor})
	}
	return iv, ok
}
