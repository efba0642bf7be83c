package temporal

import (
	"fmt"
	"strings"
)

// A class is a property of items that patterns ask for: the class of a word
// ("month"), a class with a value ("unit.week"), a kind of number ("yyyy"), or a
// kind of value made by a rule ("date.month.partial"). Items carry a set of them.
type class uint8

const maxClasses = 256

// A classSet is a set of classes.
type classSet [maxClasses / 64]uint64

func (s *classSet) add(c class)      { s[c/64] |= 1 << (c % 64) }
func (s *classSet) has(c class) bool { return s[c/64]&(1<<(c%64)) != 0 }

func (s *classSet) merge(t classSet) {
	for i := range s {
		s[i] |= t[i]
	}
}

// holds reports whether all of t is in s.
func (s *classSet) holds(t classSet) bool {
	for i := range s {
		if s[i]&t[i] != t[i] {
			return false
		}
	}
	return true
}

// A signature is the number of a distinct classSet. Automata run over signatures.
type signature uint16

// classes numbers the class names and class sets of one language.
type classes struct {
	byName map[string]class
	names  []string
	bySet  map[classSet]signature
	sets   []classSet
}

func newClasses() *classes {
	c := &classes{byName: map[string]class{}, bySet: map[classSet]signature{}}
	c.sign(classSet{}) // signature 0: no class at all
	for _, n := range builtinClasses {
		c.class(n)
	}
	return c
}

// The first classes are those that the program itself gives to items.
const (
	classGlued        class = iota // no space before it
	classCapital                   // starts with a capital letter
	classNumber                    // n: a number of at most four digits
	classD                         // d: 1 to 31, at most two digits
	classM                         // m: 1 to 12, at most two digits
	classTwo                       // dd: exactly two digits
	classTwoM                      // mm: exactly two digits, 01 to 12
	classZero                      // zero: two digits, the first 0
	classFour                      // yyyy: exactly four digits, 1000 to 2199
	classNear                      // near: exactly four digits, 1900 to 2049
	classEight                     // yyyymmdd: eight digits that are a day of 1900 to 2049
	classSix                       // yyyymm: six digits that are a month of 1900 to 2049
	classThree                     // ddd: exactly three digits
	classWritten                   // n.written: a number in words or characters
	classDigits                    // n.digits: a number in digits
	classDDigits                   // d.digits
	classFew                       // n.few: two figures in characters that stand for some number: 2 or 3
	classClock                     // clock: digits with colons
	className                      // name: an unknown capitalized word beside a run
	classFigure                    // figure: a number that is no date: 3.5, $20, 4G
	classOrdinal                   // ordinal: made by a rule
	classOrdinalFirst              // ordinal.1
	classDuration
	classRepeat
	classRef
	classDate
	classFull     // date.full: its year is known or relative
	classPartial  // date.partial
	classRel      // date.relative: needs an anchor
	classAbsolute // date.absolute: it does not
	classGran     // classGran+u: date.<unit>
)

var builtinClasses = func() []string {
	names := []string{"glued", "capital", "n", "d", "m", "dd", "mm", "zero", "yyyy", "near",
		"yyyymmdd", "yyyymm", "ddd", "n.written", "n.digits", "d.digits", "n.few", "clock", "name", "figure", "ordinal", "ordinal.1", "duration", "set", "ref", "date",
		"date.full", "date.partial", "date.relative", "date.absolute", "date.other"}
	for u := unitDay; u <= unitRange; u++ {
		names = append(names, "date."+granularityNames[u])
	}
	return append(names, "date.weekday", "date.holiday", "date.open")
}()

var granularityNames = [...]string{unitDay: "day", unitWeek: "week", unitMonth: "month",
	unitQuarter: "quarter", unitHalf: "half", unitYear: "year", unitDecade: "decade",
	unitCentury: "century", unitWeekend: "weekend", unitWorkday: "workday", unitFortnight: "fortnight",
	unitHour: "hour", unitSeason: "season", unitRange: "range"}

const (
	classWeekday = classGran + class(unitRange) + 1
	classHoliday = classGran + class(unitRange) + 2
	classOpen    = classGran + class(unitRange) + 3
)

// class returns the class with that name, and makes it when it is new.
func (c *classes) class(name string) class {
	if k, ok := c.byName[name]; ok {
		return k
	}
	if len(c.names) == maxClasses {
		panic("too many classes in date rules") // recovered as a load error
	}
	k := class(len(c.names))
	c.byName[name] = k
	c.names = append(c.names, name)
	return k
}

// sign returns the signature of a set.
func (c *classes) sign(s classSet) signature {
	if k, ok := c.bySet[s]; ok {
		return k
	}
	k := signature(len(c.sets))
	c.bySet[s] = k
	c.sets = append(c.sets, s)
	return k
}

// condition reads "date.month.partial" as the set date, date.month and
// date.partial; a trailing ^ adds capital. The name must be known.
func (c *classes) condition(text string) (set classSet, err error) {
	name, capital := strings.CutSuffix(text, "^")
	if capital {
		set.add(classCapital)
	}
	head, subs, _ := strings.Cut(name, ".")
	k, ok := c.byName[head]
	if !ok {
		return set, fmt.Errorf("unknown class %q", head)
	}
	set.add(k)
	for subs != "" {
		var sub string
		sub, subs, _ = strings.Cut(subs, ".")
		k, ok := c.byName[head+"."+sub]
		if !ok {
			return set, fmt.Errorf("unknown class %q", head+"."+sub)
		}
		set.add(k)
	}
	return set, nil
}
