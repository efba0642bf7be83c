package temporal

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// An op is a function of the value language. Its arguments are whole numbers (i:
// a slot of a word or number, a constant, or add, sub, mul, like of such) and values (v).
type op uint8

const (
	opNumber    op = iota + 1 // number(i): an item that counts as a number
	opOrdinal                 // ordinal(i)
	opDay                     // day(d): that day of a month to be found
	opMonthDay                // md(m, d)
	opDate                    // date(y, m, d)
	opCompact                 // compact(n): the day of eight digits
	opMonth                   // month(m)
	opYear                    // year(y)
	opTwoDigit                // yy(y): a year of two digits
	opQuarter                 // quarter(q) of a year to be found
	opHalf                    // half(h)
	opWeekNum                 // weeknumber(n): ISO week
	opSeason                  // season(s): 1 spring to 4 winter
	opWeekday                 // weekday(w): 1 Monday to 7 Sunday
	opWeekend                 // weekend()
	opWeekdays                // weekdays(): Monday to Friday
	opHoliday                 // holiday(h)
	opDecade                  // decade(y)
	opTwoDecade               // decade2(y): the nearest past decade of that ending
	opCentury                 // century(n)
	opThis                    // this(unit, k): the unit of the anchor, k units on
	opDoc                     // doc(unit, k): the same from the last date of the text
	opDur                     // dur(n, unit): n 0 is an unknown number
	opPlus                    // plus(dur, dur)
	opAgo                     // ago(dur): back from the anchor, as exact as the unit
	opHence                   // hence(dur): on from the anchor
	opSoon                    // soon(dur): hence, unless the tense is past: then a duration
	opEarlier                 // earlier(dur): back from the last date of the text
	opLater                   // later(dur)
	opShift                   // shift(v, dur, k): k times dur from v
	opPast                    // past(dur): the n whole units before the present one
	opComing                  // coming(dur)
	opRolling                 // rolling(dur): the n units that end with the anchor
	opAhead                   // ahead(dur): the n units that begin with the anchor
	opIn                      // in(a, b): a inside b
	opNth                     // nth(n, a, b): the nth a of b; negative n counts from the end
	opNthUnit                 // nthunit(n, unit, b)
	opFirst                   // first(n, unit, b): the first n units of b
	opLast                    // last(n, unit, b)
	opTold                    // told(unit): the quarter or month that the text tells of
	opNewsYear                // newsyear(): the year that news are of when they name none
	opCue                     // cue(a, k): k -1 the last a before the anchor, +1 the next, 0 the present
	opOn                      // on(weekday, b): b, preferring the one on that weekday
	opNear                    // near(a, b): the a that is nearest to b
	opTimeless                // timeless(v): v without regard to the tense around it
	opFuture                  // tocome(v): v to come, unless a word of the past stands near
	opPart                    // part(p, b): p START, MID or END
	opThird                   // thirds(k, b): the k-th of three parts of b, exact: 1-10, 11-20, 21-
	opApprox                  // approx(b)
	opPeriod                  // period(b): the same months of b as those last told of
	opPeriodOf                // periodof(unit, b): the unit last told of, in the year b
	opSince                   // since(b): open, b in the past
	opFrom                    // starting(b): open
	opUntil                   // until(b)
	opRange                   // range(a, b)
	opYears                   // years(y, n): from y to the year ending in n when that comes later, else month n of y
	opSet                     // set()
	opRef                     // ref(k): -1 past, 0 present, 1 future
	opUnknown                 // unknown(): an expression without days
	opMonths                  // months(m, n): n months from m of a year to be found
	opHolding                 // holding(unit, v): the unit that holds v
	opAlias                   // same(v)
)

type opSpec struct {
	op   op
	args string
}

// ops is the value language: names and kinds of arguments.
var ops = map[string]opSpec{
	"number": {opNumber, "i"}, "ordinal": {opOrdinal, "i"},
	"day": {opDay, "i"}, "md": {opMonthDay, "ii"}, "date": {opDate, "iii"}, "month": {opMonth, "i"}, "compact": {opCompact, "i"}, "soon": {opSoon, "v"}, "weekdays": {opWeekdays, ""},
	"year": {opYear, "i"}, "yy": {opTwoDigit, "i"}, "quarter": {opQuarter, "i"}, "half": {opHalf, "i"},
	"weeknumber": {opWeekNum, "i"}, "season": {opSeason, "i"}, "weekday": {opWeekday, "i"},
	"weekend": {opWeekend, ""}, "holiday": {opHoliday, "i"}, "decade": {opDecade, "i"},
	"decade2": {opTwoDecade, "i"}, "century": {opCentury, "i"}, "months": {opMonths, "ii"},
	"this": {opThis, "ii"}, "holding": {opHolding, "iv"}, "doc": {opDoc, "ii"}, "dur": {opDur, "ii"}, "plus": {opPlus, "vv"},
	"ago": {opAgo, "v"}, "hence": {opHence, "v"}, "earlier": {opEarlier, "v"}, "later": {opLater, "v"},
	"shift": {opShift, "vvi"}, "past": {opPast, "v"}, "coming": {opComing, "v"}, "rolling": {opRolling, "v"}, "ahead": {opAhead, "v"},
	"in": {opIn, "vv"}, "nth": {opNth, "ivv"}, "nthunit": {opNthUnit, "iiv"},
	"first": {opFirst, "iiv"}, "last": {opLast, "iiv"}, "cue": {opCue, "vi"}, "on": {opOn, "vv"}, "near": {opNear, "vv"}, "timeless": {opTimeless, "v"}, "tocome": {opFuture, "v"},
	"part": {opPart, "iv"}, "thirds": {opThird, "iv"}, "approx": {opApprox, "v"},
	"since": {opSince, "v"}, "starting": {opFrom, "v"}, "period": {opPeriod, "v"}, "periodof": {opPeriodOf, "iv"}, "until": {opUntil, "v"}, "range": {opRange, "vv"}, "years": {opYears, "ii"},
	"set": {opSet, ""}, "told": {opTold, "i"}, "newsyear": {opNewsYear, ""}, "ref": {opRef, "i"}, "unknown": {opUnknown, ""}, "same": {opAlias, "v"},
}

// constants are names for numbers in values and words, beside the units.
var constants = map[string]int32{
	"START": partStart, "MID": partMid, "END": partEnd,
	"past": -1, "present": 0, "future": 1,
	"spring": 1, "summer": 2, "autumn": 3, "winter": 4,
}

const (
	partStart = 1
	partMid   = 2
	partEnd   = 3
)

var errUnknownValue = errors.New("unknown (a whole number, a unit, START, MID, END, past, present, future or a season is allowed)")

// An expr is a compiled value: a tree over the slots of a rule.
type expr struct {
	op   op
	ints []intExpr
	vals []*expr // a nil op with slot >= 0 is the value of an item
	slot int     // of a leaf
}

// An intExpr is a whole number: a constant, a slot, or add, sub, mul of two;
// like(y, n) is n with the hundreds of y.
type intExpr struct {
	kind  byte // 'c', 's', '+', '-', '*', 'l'
	value int32
	slot  int
	parts []intExpr
}

// exprReader compiles the text of a value line.
type exprReader struct {
	words []string
	pos   int
	slots []string
	names map[string]int32 // of holidays, allowed as numbers
}

func readExpr(text string, slots []string, names map[string]int32) (*expr, error) {
	for _, sign := range []string{"(", ")", ","} {
		text = strings.ReplaceAll(text, sign, " "+sign+" ")
	}
	r := &exprReader{words: strings.Fields(text), slots: slots, names: names}
	e, err := r.value()
	if err == nil && r.pos < len(r.words) {
		err = fmt.Errorf("unexpected %q", r.words[r.pos])
	}
	return e, err
}

func (r *exprReader) next() string {
	if r.pos == len(r.words) {
		return ""
	}
	r.pos++
	return r.words[r.pos-1]
}

func (r *exprReader) expect(sign string) error {
	if w := r.next(); w != sign {
		return fmt.Errorf("%q where %q is expected", w, sign)
	}
	return nil
}

func (r *exprReader) slot(name string) (int, bool) {
	for i, s := range r.slots {
		if s == name {
			return i, true
		}
	}
	return 0, false
}

func (r *exprReader) value() (*expr, error) {
	name := r.next()
	if i, ok := r.slot(name); ok {
		return &expr{slot: i}, nil
	}
	spec, ok := ops[name]
	if !ok {
		return nil, fmt.Errorf("unknown function or slot %q", name)
	}
	e := &expr{op: spec.op, slot: -1}
	if err := r.expect("("); err != nil {
		return nil, err
	}
	for i, kind := range spec.args {
		if i > 0 {
			if err := r.expect(","); err != nil {
				return nil, err
			}
		}
		var err error
		if kind == 'i' {
			var n intExpr
			n, err = r.number()
			e.ints = append(e.ints, n)
		} else {
			var v *expr
			v, err = r.value()
			e.vals = append(e.vals, v)
		}
		if err != nil {
			return nil, err
		}
	}
	return e, r.expect(")")
}

func (r *exprReader) number() (intExpr, error) {
	name := r.next()
	if i, ok := r.slot(name); ok {
		return intExpr{kind: 's', slot: i}, nil
	}
	if sign, ok := map[string]byte{"add": '+', "sub": '-', "mul": '*', "like": 'l'}[name]; ok {
		e := intExpr{kind: sign}
		for _, before := range []string{"(", ","} {
			if err := r.expect(before); err != nil {
				return e, err
			}
			n, err := r.number()
			if err != nil {
				return e, err
			}
			e.parts = append(e.parts, n)
		}
		return e, r.expect(")")
	}
	if v, ok := r.names[name]; ok {
		return intExpr{kind: 'c', value: v}, nil
	}
	if v, err := wordValue(name); err == nil {
		return intExpr{kind: 'c', value: v}, nil
	}
	if v, err := strconv.Atoi(name); err == nil {
		return intExpr{kind: 'c', value: int32(v)}, nil
	}
	return intExpr{}, fmt.Errorf("unknown number or slot %q", name)
}

// eval computes the number from the numbers of the slots.
func (e *intExpr) eval(slots []int32) int32 {
	switch e.kind {
	case 'c':
		return e.value
	case 's':
		return slots[e.slot]
	}
	a, b := e.parts[0].eval(slots), e.parts[1].eval(slots)
	switch e.kind {
	case '+':
		return a + b
	case '-':
		return a - b
	case 'l':
		return a - a%100 + b
	}
	return a * b
}

// A node is an op with its arguments filled in. Nodes of a text live in one
// slice and refer to each other by index.
type node struct {
	op  op
	n   [3]int32
	kid [2]int32
}
