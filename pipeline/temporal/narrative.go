package temporal

// What makes a text a tale of days long past: how many days or months of stated
// years it names that are longPast, and how many times as many as newer ones.
const (
	longPast     = 550 // days before publication
	historyLeast = 3
	historyTimes = 8
	historyReach = 1500 // bytes from a date to the next one that goes on from it
)

// tellsHistory reports whether the text is a chronicle rather than news: its
// days and months of stated years are long past, and hardly any weekday or "today"
// counts from the publication day.
func (r *resolver) tellsHistory(all []found) bool {
	if !r.anchored || len(all) < historyLeast {
		return false
	}
	past, recent := 0, 0
	for _, f := range all {
		sh := shapeOf(r.nodes, f.node)
		switch {
		case sh.kind != classDate:
		case sh.gran == classWeekday, sh.relative && sh.gran == granularity(int32(unitDay)):
			recent++
		case sh.full && !sh.relative && (sh.gran == granularity(int32(unitDay)) || sh.gran == granularity(int32(unitMonth))):
			iv, ok := r.eval(f.node, choice{})
			if ok && iv.last < r.anchor-longPast {
				past++
			} else {
				recent++
			}
		}
	}
	return past >= historyLeast && past >= historyTimes*recent
}

// goOn lets a date without year go on from the last one told of, in its year or
// soon after it.
func (r *resolver) goOn(f found, c choice) choice {
	if !r.documented || f.start-r.told > historyReach || r.cycleOf(r.partial(f.node)) != yearly {
		return c
	}
	y, m, _ := civil(r.doc.first)
	year := yearOf(y)
	if r.doc.unit < unitYear && r.doc.last-r.doc.first < 300 {
		if iv, ok := r.eval(f.node, choice{mode: inside, day: year.first, last: year.last}); ok {
			if _, month, _ := civil(iv.first); month < m-6 {
				year = yearOf(y + 1)
			}
		}
	}
	return choice{mode: inside, day: year.first, last: year.last, told: true}
}

const (
	dayReach  = 300 // bytes from a day to a later one whose month it tells
	newsOfDay = 2   // days before publication that news are mostly of
)

// dayAfter lets a bare day of a month go on from the last day told of when that lies
// in a month before the publication: "on 1 January …; on the 3rd", told in May.
func (r *resolver) dayAfter(f found, c choice) choice {
	if !r.anchored || r.docDay.unit == 0 || f.start-r.dayEnd > dayReach {
		return c
	}
	y, m, _ := civil(r.anchor)
	near, ok := r.eval(f.node, c)
	if r.docDay.last >= dayNumber(y, m, 1) || ok && near.first <= r.anchor && near.first >= r.anchor-newsOfDay {
		return c
	}
	return choice{mode: fromDay, day: r.docDay.first, told: true}
}

// partial returns the date within "until early March" or, of a range, its first.
func (r *resolver) partial(k int32) int32 {
	for {
		switch r.nodes[k].op {
		case opPart, opApprox, opSince, opFrom, opUntil, opRange:
			k = r.nodes[k].kid[0]
		default:
			return k
		}
	}
}
