package score

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

var dateForms = regexp.MustCompile(`^(\d{4})(?:-(\d\d)-(\d\d).*|-Q([1-4])|-H([12])|-W(\d\d)|-(\d\d)|(s))?$`)

// days returns the first and last day of a date value of the record grammar.
func days(v string) (first, last string, ok bool) {
	if a, b, isRange := strings.Cut(v, "/"); isRange {
		first, _, ok1 := days(a)
		_, last, ok2 := days(b)
		return first, last, ok1 && ok2
	}
	m := dateForms.FindStringSubmatch(v)
	if m == nil {
		return "", "", false
	}
	y, _ := strconv.Atoi(m[1])
	num := func(i int) int { n, _ := strconv.Atoi(m[i]); return n }
	switch {
	case m[2] != "":
		d := time.Date(y, time.Month(num(2)), num(3), 0, 0, 0, 0, time.UTC)
		if int(d.Month()) != num(2) || d.Day() != num(3) {
			return "", "", false
		}
		return iso(d), iso(d), true
	case m[4] != "":
		return months(y, 3*num(4)-2, 3)
	case m[5] != "":
		return months(y, 6*num(5)-5, 6)
	case m[6] != "":
		monday := isoMonday(y, num(6))
		return iso(monday), iso(monday.AddDate(0, 0, 6)), true
	case m[7] != "":
		if num(7) < 1 || num(7) > 12 {
			return "", "", false
		}
		return months(y, num(7), 1)
	case m[8] != "":
		return fmt.Sprintf("%d-01-01", y), fmt.Sprintf("%d-12-31", y+9), y%10 == 0
	}
	return months(y, 1, 12)
}

func months(y, m, n int) (string, string, bool) {
	first := time.Date(y, time.Month(m), 1, 0, 0, 0, 0, time.UTC)
	return iso(first), iso(first.AddDate(0, n, -1)), true
}

func iso(t time.Time) string { return t.Format(time.DateOnly) }

// isoMonday is the Monday of an ISO week.
func isoMonday(y, w int) time.Time {
	d := time.Date(y, 1, 4, 0, 0, 0, 0, time.UTC)
	return d.AddDate(0, 0, -(int(d.Weekday())+6)%7+7*(w-1))
}

// dateOK: the same days; inside the gold days when the labeller approximated.
func dateOK(s, g string, approximated bool) bool {
	if s == g {
		return true
	}
	a, b, ok1 := days(s)
	c, d, ok2 := days(g)
	if !ok1 || !ok2 {
		return false
	}
	return a == c && b == d || approximated && c <= a && b <= d
}
