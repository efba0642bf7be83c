package temporal

// A cycle is how often a partial date comes round.
type cycle uint8

const (
	noCycle cycle = iota
	weekly
	monthly
	yearly
)

func (r *resolver) cycleOf(k int32) cycle {
	switch r.nodes[k].op {
	case opWeekday, opWeekend, opWeekdays:
		return weekly
	case opDay:
		return monthly
	case opMonthDay, opMonth, opMonths, opQuarter, opHalf, opSeason, opWeekNum, opHoliday:
		return yearly
	}
	return noCycle
}

// turn returns the number of the turn of a cycle that holds a day. The turns of a
// holiday of listed days are the places in the list: a year may hold two of them, or none.
func (r *resolver) turn(k int32, day int) int {
	if n := &r.nodes[k]; n.op == opHoliday && r.g.holidays[n.n[0]].kind == holidayTable {
		return r.g.holidays[n.n[0]].place(day)
	}
	y, m, _ := civil(day)
	switch r.cycleOf(k) {
	case weekly:
		return floorDiv(day+3, 7)
	case monthly:
		return 12*y + m - 1
	}
	return y
}

// instance returns the days of a partial date in one turn of its cycle.
func (r *resolver) instance(k int32, turn int) (iv interval, ok bool) {
	n := &r.nodes[k]
	a, b := int(n.n[0]), int(n.n[1])
	switch n.op {
	case opWeekday:
		day := 7*turn - 3 + a - 1
		return interval{day, day, unitDay}, a >= 1 && a <= 7
	case opWeekend:
		day := 7*turn - 3 + 5
		return interval{day, day + 1, unitWeekend}, true
	case opWeekdays:
		day := 7*turn - 3
		return interval{day, day + 4, unitRange}, true
	case opDay:
		y, m := floorDiv(turn, 12), turn-12*floorDiv(turn, 12)+1
		if a < 1 || a > monthLength(y, m) {
			return iv, false
		}
		day := dayNumber(y, m, a)
		return interval{day, day, unitDay}, true
	case opMonthDay:
		if a < 1 || a > 12 || b < 1 || b > monthLength(turn, a) {
			return iv, false
		}
		day := dayNumber(turn, a, b)
		return interval{day, day, unitDay}, true
	case opMonth:
		return monthOf(turn, a), a >= 1 && a <= 12
	case opMonths:
		return months(turn, a, b, unitRange), a >= 1 && a <= 12 && b >= 1
	case opQuarter:
		return quarterOf(turn, a), a >= 1 && a <= 4
	case opHalf:
		return halfOf(turn, a), a >= 1 && a <= 2
	case opSeason:
		return seasonOf(turn, a), a >= 1 && a <= 4
	case opWeekNum:
		first := weekStart(turn, a)
		return interval{first, first + 6, unitWeek}, a >= 1 && a <= 53
	case opHoliday:
		return r.g.holidays[a].turn(turn)
	}
	return iv, false
}

// maxTurns is how many turns are searched: 29 February comes within eight years.
const maxTurns = 9

// pick chooses among the instances of a partial date.
func (r *resolver) pick(k int32, c choice) (interval, bool) {
	cy := r.cycleOf(k)
	if cy == noCycle {
		return interval{}, false
	}
	switch c.mode {
	case nearest:
		return r.near(k, cy, c)
	case inside:
		return r.firstInside(k, c)
	case fromDay, afterDay:
		t := r.turn(k, c.day) - 1
		for i := range maxTurns + 1 {
			iv, ok := r.instance(k, t+i)
			if ok && (iv.first > c.day || c.mode == fromDay && iv.first == c.day) {
				return iv, true
			}
		}
	case upToDay, beforeDay:
		t := r.turn(k, c.day) + 1
		for i := range maxTurns + 1 {
			iv, ok := r.instance(k, t-i)
			if ok && (iv.last < c.day || c.mode == upToDay && iv.first <= c.day) {
				return iv, true
			}
		}
	}
	return interval{}, false
}

func (r *resolver) firstInside(k int32, c choice) (part interval, found bool) {
	for t := r.turn(k, c.day); t <= r.turn(k, c.last) && t < r.turn(k, c.day)+maxTurns; t++ {
		iv, ok := r.instance(k, t)
		if !ok {
			continue
		}
		if iv.first >= c.day && iv.last <= c.last {
			return iv, true
		}
		if !found && iv.first <= c.last && iv.last >= c.day {
			part, found = iv, true
		}
	}
	return part, found
}

// near chooses by tense. Without one it is the last instance that has begun,
// unless the next one is much closer. The other one is kept as runner-up.
func (r *resolver) near(k int32, cy cycle, c choice) (interval, bool) {
	r.usedAnchor = true
	if !r.anchored {
		return interval{}, false
	}
	prev, okPrev := r.pick(k, choice{mode: upToDay, day: r.anchor})
	next, okNext := r.pick(k, choice{mode: afterDay, day: r.anchor})
	if !okPrev || !okNext {
		if okPrev {
			return prev, true
		}
		return next, okNext
	}
	if prev.last < r.anchor && r.comes(k, cy, prev, next, c.lean) {
		r.other = prev
		return next, true
	}
	r.other = next
	return prev, true
}

// comes reports whether a partial date means its next instance rather than the
// last one, by the tense around it and how near both are.
func (r *resolver) comes(k int32, cy cycle, prev, next interval, lean int8) bool {
	since, until := r.anchor-prev.last, next.first-r.anchor
	holiday := r.nodes[k].op == opHoliday
	switch {
	case lean > 0:
		// "which reports its first quarter results next week", said in April
		return cy != yearly || holiday && since > justHeld || since*justOver >= until
	case holiday && until*6 < since:
		return true
	case holiday && lean == 0:
		this, _, _ := civil(r.anchor)
		y, _, _ := civil(next.first)
		return y == this
	}
	times := closer(cy, next.unit, lean, len(r.g.words.endings) == 0)
	return times > 0 && until*times < 2*since
}

// justOver is how many times nearer a day or month just over must be than the
// coming one to be meant in spite of a word of the future.
const justOver = 3

// justHeld is how many days after a holiday a word of the future no longer means it.
const justHeld = 5

// closer is how many half times nearer a coming day must be than the past one to
// be meant without a word of the future, or 0 for never. A day of a month is rarely
// one of eleven months ago; a bare month rarely is to come, if the tense is past or the language has none.
func closer(cy cycle, u unit, lean int8, tenseless bool) int {
	switch {
	case cy == yearly && u == unitDay && lean == 0:
		return 4
	case cy == yearly && u == unitDay:
		return 12
	case cy == yearly && u == unitMonth && lean == 0 && !tenseless:
		return 7
	case cy == yearly && u == unitMonth && lean == 0:
		return 11
	case cy == yearly && u == unitMonth:
		return 60
	case cy == yearly && lean == 0:
		return 14
	case cy == monthly && lean == 0:
		return 18
	}
	return 0
}
