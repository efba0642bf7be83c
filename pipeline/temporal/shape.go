package temporal

// A shape is what patterns may know of a value: its kind, its granularity, and
// whether its year is known.
type shape struct {
	kind     class // classDate, classDuration, classRepeat, classRef, classOrdinal or classNumber
	gran     class // of a date: classGran+unit, classWeekday, classHoliday, classOpen
	full     bool
	relative bool
	first    bool // of an ordinal: it is one
}

func granularity(u int32) class { return classGran + class(u) }

func dateShape(gran class, full, relative bool) shape {
	return shape{kind: classDate, gran: gran, full: full, relative: relative}
}

// shapeOf derives the shape of a value from its tree.
func shapeOf(nodes []node, k int32) shape {
	n := &nodes[k]
	date := func(u unit, full, relative bool) shape {
		return dateShape(granularity(int32(u)), full, relative)
	}
	kid := func(i int) shape { return shapeOf(nodes, n.kid[i]) }
	switch n.op {
	case opNumber:
		return shape{kind: classNumber}
	case opOrdinal:
		return shape{kind: classOrdinal, first: n.n[0] == 1}
	case opDur, opPlus:
		return shape{kind: classDuration}
	case opSet:
		return shape{kind: classRepeat}
	case opRef, opUnknown:
		return shape{kind: classRef}
	case opDay, opMonthDay:
		return date(unitDay, false, false)
	case opDate, opCompact:
		return date(unitDay, true, false)
	case opMonth:
		return date(unitMonth, false, false)
	case opYears:
		return date(unitRange, true, false)
	case opMonths:
		return date(unitRange, false, false)
	case opYear, opTwoDigit:
		return date(unitYear, true, false)
	case opQuarter:
		return date(unitQuarter, false, false)
	case opHalf:
		return date(unitHalf, false, false)
	case opSeason:
		return date(unitSeason, false, false)
	case opWeekNum:
		return date(unitWeek, false, false)
	case opWeekend, opWeekdays:
		return date(unitWeekend, false, false)
	case opWeekday:
		return dateShape(classWeekday, false, false)
	case opHoliday:
		return dateShape(classHoliday, false, false)
	case opDecade, opTwoDecade:
		return date(unitDecade, true, false)
	case opCentury:
		return date(unitCentury, true, false)
	case opHolding:
		return dateShape(granularity(n.n[0]), true, kid(0).relative)
	case opThis, opDoc, opTold:
		return dateShape(granularity(n.n[0]), true, true)
	case opNewsYear:
		return date(unitYear, true, true)
	case opPeriodOf:
		return dateShape(granularity(n.n[0]), true, kid(0).relative)
	case opAgo, opHence, opSoon, opEarlier, opLater:
		return dateShape(granularity(durationUnit(nodes, n.kid[0])), true, true)
	case opPast, opComing, opRolling, opAhead:
		return date(unitRange, true, true)
	case opSince, opFrom, opUntil:
		return dateShape(classOpen, true, false)
	case opFirst, opLast, opThird:
		s := kid(0)
		return dateShape(granularity(int32(unitRange)), s.full, s.relative)
	case opNthUnit:
		s := kid(0)
		return dateShape(granularity(n.n[1]), s.full, s.relative)
	case opIn, opNth:
		a, b := kid(0), kid(1)
		return dateShape(dayForWeekday(a.gran), a.full || b.full, a.relative || b.relative)
	case opNear:
		a, b := kid(0), kid(1)
		return dateShape(dayForWeekday(a.gran), a.full || b.full, b.relative)
	case opCue:
		return dateShape(dayForWeekday(kid(0).gran), true, true)
	case opRange:
		a, b := kid(0), kid(1)
		return dateShape(granularity(int32(unitRange)), a.full || b.full, a.relative || b.relative)
	case opOn:
		return kid(1)
	}
	return kid(0) // part, approx, shift
}

func dayForWeekday(g class) class {
	if g == classWeekday {
		return granularity(int32(unitDay))
	}
	return g
}

// durationUnit returns the finest unit of a duration.
func durationUnit(nodes []node, k int32) int32 {
	for nodes[k].op == opPlus {
		k = nodes[k].kid[1]
	}
	return nodes[k].n[1]
}

// set writes the shape as a class set.
func (sh shape) set(glued bool) (set classSet) {
	set.add(sh.kind)
	if glued {
		set.add(classGlued)
	}
	if sh.first {
		set.add(classOrdinalFirst)
	}
	if sh.kind != classDate {
		return set
	}
	set.add(sh.gran)
	if sh.full {
		set.add(classFull)
	} else {
		set.add(classPartial)
	}
	if sh.relative {
		set.add(classRel)
	} else {
		set.add(classAbsolute)
	}
	return set
}

// signValues makes the signatures of all shapes that rules can yield.
func (g *grammar) signValues() {
	for _, glued := range []bool{false, true} {
		for _, kind := range []class{classDuration, classRepeat, classRef, classOrdinal} {
			g.classes.sign(shape{kind: kind}.set(glued))
			g.classes.sign(shape{kind: kind, first: true}.set(glued))
		}
		for gran := classGran; gran <= classOpen; gran++ {
			for k := range 4 {
				g.classes.sign(dateShape(gran, k&1 != 0, k&2 != 0).set(glued))
			}
		}
	}
}

// valueSignature is the signature of a value that a rule made.
func (g *grammar) valueSignature(nodes []node, root int32, glued bool) signature {
	sh := shapeOf(nodes, root)
	if sh.kind == classNumber {
		v := int(nodes[root].n[0])
		if v < 0 || v > 9999 {
			return g.figure
		}
		return g.writtenSignature(v, digitsOf(v), glued)
	}
	return g.classes.bySet[sh.set(glued)]
}

// reported reports whether items of these classes are date expressions.
func reported(set classSet) bool {
	return set.has(classDate) || set.has(classDuration) || set.has(classRepeat) || set.has(classRef)
}
