package temporal

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"rochade/pipeline/lexicon"
)

// The lists of holidays: how each is found, and the days of those that follow
// no simple rule.
const (
	holidayRules = "shared/holidays.tsv"
	holidayDays  = "shared/holiday_days.tsv"
)

// A holiday is a named day (or days) of every year.
type holiday struct {
	kind        holidayKind
	month, a, b int
	orthodox    bool
	shift       int         // of holidayNth: days after it
	length      int         // days
	table       map[int]int // first day by year
}

type holidayKind uint8

const (
	holidayFixed  holidayKind = iota // month, a = day
	holidayEaster                    // a days after Easter
	holidayNth                       // a-th (negative: from the end) weekday b of month
	holidayBefore                    // the last weekday b on or before month/a
	holidayTable                     // days listed in holidayDays
)

// in returns the days of the holiday that begin in a year.
func (h *holiday) in(year int) (interval, bool) {
	first := 0
	switch h.kind {
	case holidayFixed:
		first = dayNumber(year, h.month, h.a)
	case holidayEaster:
		first = easter(year, h.orthodox) + h.a
	case holidayNth:
		first = nthWeekday(year, h.month, h.a, h.b) + h.shift
	case holidayBefore:
		first = dayNumber(year, h.month, h.a)
		first -= (weekdayOf(first) - h.b + 7) % 7
	case holidayTable:
		day, ok := h.table[year]
		if !ok {
			return interval{}, false
		}
		first = day
	}
	u := unitDay
	if h.length > 1 {
		u = unitRange
	}
	return interval{first, first + h.length - 1, u}, true
}

// nthWeekday returns the nth weekday w of a month, from its end when n is negative.
func nthWeekday(y, m, n, w int) int {
	if n > 0 {
		first := dayNumber(y, m, 1)
		return first + (w-weekdayOf(first)+7)%7 + 7*(n-1)
	}
	last := dayNumber(y, m, monthLength(y, m))
	return last - (weekdayOf(last)-w+7)%7 + 7*(n+1)
}

type holidayList struct {
	list   []holiday
	byName map[string]int32
}

// readHolidays reads both lists. A rule is written as
//
//	12-25          that day            easter+39, orthodox-2
//	5 2 7          second Sunday       5 -1 1, 11 4 4 +1
//	7 before 12-24 last Sunday until   table
//
// days is how long it lasts.
func readHolidays(dict fs.FS) (h holidayList, err error) {
	h.byName = map[string]int32{}
	rows, err := lexicon.ReadTable(dict, holidayRules, "holiday", "rule", "days?")
	if errors.Is(err, fs.ErrNotExist) {
		return h, nil
	}
	if err != nil {
		return h, err
	}
	var errs []error
	for _, r := range rows {
		day, err := holidayRule(r.Cells[1])
		if err != nil {
			errs = append(errs, r.Errorf("rule %q of %s: %v", r.Cells[1], r.Cells[0], err))
			continue
		}
		day.length = 1
		if r.Cells[2] != "" {
			if day.length, err = strconv.Atoi(r.Cells[2]); err != nil || day.length < 1 {
				errs = append(errs, r.Errorf("days %q (a whole number from 1 is allowed)", r.Cells[2]))
			}
		}
		h.byName[r.Cells[0]] = int32(len(h.list))
		h.list = append(h.list, day)
	}
	rows, err = lexicon.ReadTable(dict, holidayDays, "holiday", "first")
	if errors.Is(err, fs.ErrNotExist) {
		return h, errors.Join(errs...)
	}
	if err != nil {
		return h, err
	}
	for _, r := range rows {
		k, known := h.byName[r.Cells[0]]
		day, ok := parseDay(r.Cells[1])
		if !known || !ok || h.list[k].kind != holidayTable {
			errs = append(errs, r.Errorf("day %q of %q (a day of a holiday whose rule is table is allowed)", r.Cells[1], r.Cells[0]))
			continue
		}
		y, _, _ := civil(day)
		h.list[k].table[y] = day
	}
	return h, errors.Join(errs...)
}

var errHolidayRule = errors.New("not a rule (12-25, easter+39, orthodox-2, 5 2 7, 5 -1 1, 11 4 4 +1, 7 before 12-24 or table is allowed)")

func holidayRule(text string) (h holiday, err error) {
	f := strings.Fields(text)
	switch {
	case text == "table":
		return holiday{kind: holidayTable, table: map[int]int{}}, nil
	case len(f) == 1 && (strings.HasPrefix(text, "easter") || strings.HasPrefix(text, "orthodox")):
		h = holiday{kind: holidayEaster, orthodox: text[0] == 'o'}
		rest := strings.TrimPrefix(strings.TrimPrefix(text, "easter"), "orthodox")
		if h.a, err = strconv.Atoi(rest); err != nil {
			return h, errHolidayRule
		}
	case len(f) == 1:
		h.kind = holidayFixed
		if _, err := fmt.Sscanf(text, "%d-%d", &h.month, &h.a); err != nil {
			return h, errHolidayRule
		}
	case len(f) == 3 && f[1] == "before":
		h.kind = holidayBefore
		if _, err := fmt.Sscanf(text, "%d before %d-%d", &h.b, &h.month, &h.a); err != nil {
			return h, errHolidayRule
		}
	default:
		h.kind = holidayNth
		if n, _ := fmt.Sscanf(text+" +0", "%d %d %d %d", &h.month, &h.a, &h.b, &h.shift); n != 4 {
			return h, errHolidayRule
		}
	}
	return h, nil
}
