package temporal

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
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

// A holiday is a named day (or some days) of every year.
type holiday struct {
	kind   holidayKind
	month  int
	a, b   int
	shift  int   // days after what the rule finds
	length int   // days
	table  []int // sorted
}

type holidayKind uint8

const (
	holidayFixed    holidayKind = iota // month, a = day
	holidayEaster                      // Western Easter
	holidayOrthodox                    // Orthodox Easter
	holidayNth                         // a-th (negative: from the end) weekday b of month
	holidayBefore                      // the last weekday b on or before month/a
	holidayTable                       // days listed in holidayDays
)

// place is where in the list the last day on or before a day stands, -1 before all.
func (h *holiday) place(day int) int {
	k, listed := slices.BinarySearch(h.table, day-h.shift)
	if !listed {
		k--
	}
	return k
}

// turn returns the days of the holiday that begin in a year; of one of listed days
// those at a place of the list.
func (h *holiday) turn(n int) (interval, bool) {
	first := 0
	switch h.kind {
	case holidayFixed:
		first = dayNumber(n, h.month, h.a)
	case holidayEaster:
		first = easter(n, false)
	case holidayOrthodox:
		first = easter(n, true)
	case holidayNth:
		first = nthWeekday(n, h.month, h.a, h.b)
	case holidayBefore:
		first = dayNumber(n, h.month, h.a)
		first -= (weekdayOf(first) - h.b + 7) % 7
	case holidayTable:
		if n < 0 || n >= len(h.table) {
			return interval{}, false
		}
		first = h.table[n]
	}
	first += h.shift
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

// readHolidays reads both lists. Rules are written as
//
//	12-25          that day
//	5 2 7          the second Sunday of May; 5 -1 1: the last Monday
//	7 before 12-24 the last Sunday until then
//	easter, orthodox
//	table diwali   a day listed under that name
//
// and may end in a number of days to add: easter +39d. The column days says how
// long it lasts.
func readHolidays(dict fs.FS) (h holidayList, err error) {
	h.byName = map[string]int32{}
	tables, err := readHolidayDays(dict)
	if err != nil {
		return h, err
	}
	rows, err := lexicon.ReadTable(dict, holidayRules, "holiday", "rule", "days?")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return h, err
	}
	var errs []error
	for _, r := range rows {
		day, err := holidayRule(r.Cells[1], tables)
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
	return h, errors.Join(errs...)
}

// readHolidayDays returns the sorted days of each name.
func readHolidayDays(dict fs.FS) (map[string][]int, error) {
	rows, err := lexicon.ReadTable(dict, holidayDays, "holiday", "first")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	tables := map[string][]int{}
	var errs []error
	for _, r := range rows {
		day, ok := parseDay(r.Cells[1])
		if !ok {
			errs = append(errs, r.Errorf("day %q of %q (YYYY-MM-DD is allowed)", r.Cells[1], r.Cells[0]))
		}
		tables[r.Cells[0]] = append(tables[r.Cells[0]], day)
	}
	for _, t := range tables {
		slices.Sort(t)
	}
	return tables, errors.Join(errs...)
}

var errHolidayRule = errors.New("not a rule (12-25, 5 2 7, 5 -1 1, 7 before 12-24, easter, orthodox or table with a listed name, and days to add such as +1d, are allowed)")

func holidayRule(text string, tables map[string][]int) (h holiday, err error) {
	f := strings.Fields(text)
	if k := len(f) - 1; k > 0 && strings.ContainsAny(f[k][:1], "+-") {
		if shift, ok := strings.CutSuffix(f[k], "d"); ok {
			if h.shift, err = strconv.Atoi(shift); err != nil {
				return h, errHolidayRule
			}
			f = f[:k]
		}
	}
	ok := true
	switch {
	case len(f) == 2 && f[0] == "table":
		h.kind, h.table = holidayTable, tables[f[1]]
		ok = h.table != nil
	case len(f) == 1 && f[0] == "easter":
		h.kind = holidayEaster
	case len(f) == 1 && f[0] == "orthodox":
		h.kind = holidayOrthodox
	case len(f) == 1:
		_, err = fmt.Sscanf(f[0], "%d-%d", &h.month, &h.a)
	case len(f) == 3 && f[1] == "before":
		h.kind = holidayBefore
		_, err = fmt.Sscanf(strings.Join(f, " "), "%d before %d-%d", &h.b, &h.month, &h.a)
	case len(f) == 3:
		h.kind = holidayNth
		_, err = fmt.Sscanf(strings.Join(f, " "), "%d %d %d", &h.month, &h.a, &h.b)
	default:
		ok = false
	}
	if err != nil || !ok {
		return h, errHolidayRule
	}
	return h, nil
}
