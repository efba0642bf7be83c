package temporal

// A choice says which of many days a partial date means: "May 4" of which year.
type choice struct {
	mode choiceMode
	lean int8 // of nearest: -1 past, +1 future
	day  int
	last int
	told bool // day comes from the last date of the text
}

type choiceMode uint8

const (
	nearest   choiceMode = iota // to the anchor, as the tense says
	inside                      // the first inside day..last
	fromDay                     // the first that starts on day or later
	upToDay                     // the last that starts on day or earlier
	beforeDay                   // the last that ends before day
	afterDay                    // the first that starts after day
)

// eval computes the interval of a tree. ok is false when it has none: no anchor,
// an unknown number, a day that does not exist.
func (r *resolver) eval(k int32, c choice) (iv interval, ok bool) {
	n := &r.nodes[k]
	a, b := int(n.n[0]), int(n.n[1])
	switch n.op {
	case opDate:
		if !r.valid(k) {
			return iv, false
		}
		day := dayNumber(a, b, int(n.n[2]))
		return interval{day, day, unitDay}, true
	case opCompact:
		day := dayNumber(a/10000, a/100%100, a%100)
		return interval{day, day, unitDay}, true
	case opYears:
		if b > a%100 {
			return interval{yearOf(a).first, yearOf(a - a%100 + b).last, unitRange}, true
		}
		return monthOf(a, b), b >= 1 && b <= 12
	case opYear:
		return yearOf(a), a > 0
	case opTwoDigit:
		return yearOf(r.centuryFor(a)), true
	case opDecade:
		if a%10 != 0 { // a vintage
			return yearOf(a), a > 0
		}
		return decadeOf(a), a > 0
	case opTwoDecade:
		if a%10 != 0 {
			return yearOf(r.centuryFor(a)), true
		}
		return r.tens(a, c.lean), true
	case opCentury:
		return centuryOf(a), a > 0
	case opThis:
		r.usedAnchor = true
		return holding(unit(a), r.anchor, b), r.anchored
	case opTold:
		return r.toldOf(unit(a), c)
	case opNewsYear:
		r.usedAnchor = true
		return holding(unitYear, r.anchor, 0), r.anchored
	case opDoc:
		day, ok := r.reference(unit(a), false, b >= 0)
		return holding(unit(a), day, b), ok
	case opSoon:
		if years := unit(durationUnit(r.nodes, n.kid[0])) >= unitYear; c.lean < 0 || years && (c.lean == 0 || r.nodes[n.kid[0]].n[0] >= farYears) {
			return iv, false
		}
		return r.distance(n)
	case opAgo, opHence, opEarlier, opLater:
		return r.distance(n)
	case opPast, opComing, opRolling, opAhead:
		return r.window(n)
	case opHolding:
		iv, ok := r.eval(n.kid[0], c)
		return holding(unit(a), iv.first, 0), ok
	case opShift:
		return r.shifted(n, c)
	case opIn:
		return r.contained(n, c)
	case opNth, opNthUnit, opFirst, opLast, opThird:
		return r.selected(n, c)
	case opCue:
		return r.cued(n, c.lean)
	case opNear:
		return r.nearTo(n, c)
	case opTimeless:
		c.lean = 0
		return r.eval(n.kid[0], c)
	case opFuture:
		if c.lean == 0 {
			c.lean = 1
		}
		return r.eval(n.kid[0], c)
	case opOn:
		return r.onWeekday(n, c)
	case opPart, opApprox:
		iv, ok := r.eval(n.kid[0], c)
		r.mod = "APPROX"
		if n.op == opPart {
			r.mod = [...]string{"", "START", "MID", "END"}[a&3]
		}
		return iv, ok
	case opPeriod:
		return r.samePeriod(n, c, r.docPeriod)
	case opPeriodOf:
		if r.docPeriod.unit == unit(a) || !r.anchored {
			return r.samePeriod(n, c, r.docPeriod)
		}
		iv, ok := r.samePeriod(n, c, holding(unit(a), r.anchor, -1))
		r.usedDoc, r.usedAnchor = false, true
		return iv, ok
	case opSince, opFrom, opUntil:
		switch {
		case n.op == opSince:
			c.lean = -1
		case n.op == opUntil && c.lean == 0 && r.nodes[n.kid[0]].op != opHoliday:
			c.lean = 1
		}
		iv, ok := r.eval(n.kid[0], c)
		if r.mod == "" {
			r.mod = "AFTER"
			if n.op == opUntil {
				r.mod = "BEFORE"
			}
		}
		return iv, ok
	case opRange:
		return r.ranged(n, c)
	}
	return r.pick(k, c)
}

// farYears is how many years "in twenty years" no longer tells a year to come: it is the
// worst in twenty years.
const farYears = 10
