package temporal

import "fmt"

// A unit is a calendar unit. Its names are those of the rules files.
type unit uint8

const (
	unitDay unit = iota + 1
	unitWeek
	unitMonth
	unitQuarter
	unitHalf
	unitYear
	unitDecade
	unitCentury
	unitWeekend
	unitWorkday
	unitFortnight
	unitHour
	unitSeason // only as a precision
	unitRange  // only as a precision
)

var unitNames = map[string]unit{
	"day": unitDay, "week": unitWeek, "month": unitMonth, "quarter": unitQuarter,
	"half": unitHalf, "year": unitYear, "decade": unitDecade, "century": unitCentury,
	"weekend": unitWeekend, "workday": unitWorkday, "fortnight": unitFortnight, "hour": unitHour,
}

// precisionNames are the values of Date.Precision.
var precisionNames = [...]string{unitDay: "day", unitWeek: "week", unitMonth: "month",
	unitQuarter: "quarter", unitHalf: "half", unitYear: "year", unitDecade: "decade",
	unitCentury: "range", unitWeekend: "range", unitWorkday: "day", unitFortnight: "range",
	unitHour: "day", unitSeason: "range", unitRange: "range"}

// An interval is an inclusive range of days with the unit it was named in.
type interval struct {
	first, last int
	unit        unit
}

// holding returns the unit that holds a day, shifted by k units.
func holding(u unit, day, k int) interval {
	y, m, _ := civil(day)
	switch u {
	case unitWeek:
		first := day - weekdayOf(day) + 1 + 7*k
		return interval{first, first + 6, unitWeek}
	case unitFortnight:
		first := day - weekdayOf(day) + 1 + 14*k
		return interval{first, first + 13, unitFortnight}
	case unitWeekend:
		first := day - weekdayOf(day) + 6 + 7*k
		return interval{first, first + 1, unitWeekend}
	case unitMonth:
		return monthOf(y, m+k)
	case unitQuarter:
		return quarterOf(y, (m-1)/3+1+k)
	case unitHalf:
		return halfOf(y, (m-1)/6+1+k)
	case unitYear:
		return yearOf(y + k)
	case unitDecade:
		return decadeOf(10 * (floorDiv(y, 10) + k))
	case unitCentury:
		return centuryOf(floorDiv(y, 100) + 1 + k)
	case unitWorkday:
		return interval{addWorkdays(day, k), addWorkdays(day, k), unitDay}
	case unitHour:
		return interval{day, day, unitDay}
	}
	return interval{day + k, day + k, unitDay}
}

func monthOf(y, m int) interval {
	y, m = y+floorDiv(m-1, 12), m-12*floorDiv(m-1, 12)
	first := dayNumber(y, m, 1)
	return interval{first, first + monthLength(y, m) - 1, unitMonth}
}

func months(y, m, n int, u unit) interval {
	return interval{monthOf(y, m).first, monthOf(y, m+n-1).last, u}
}

func quarterOf(y, q int) interval { return months(y, 3*q-2, 3, unitQuarter) }
func halfOf(y, h int) interval    { return months(y, 6*h-5, 6, unitHalf) }
func yearOf(y int) interval       { return months(y, 1, 12, unitYear) }
func decadeOf(y int) interval     { return months(y, 1, 120, unitDecade) }

// centuryOf counts from hundred to hundred, as newspapers do: the 18th is 1700 to 1799.
func centuryOf(c int) interval { return months(100*(c-1), 1, 1200, unitCentury) }

// seasonOf has spring as 1; winter begins in the year it is named for.
func seasonOf(y, s int) interval { return months(y, 3*s, 3, unitSeason) }

// addWorkdays moves by k working days, Monday to Friday.
func addWorkdays(day, k int) int {
	step := 1
	if k < 0 {
		step, k = -1, -k
	}
	for k > 0 {
		day += step
		if weekdayOf(day) <= 5 {
			k--
		}
	}
	return day
}

// moved shifts a day by k units and keeps the day of month where it exists.
func moved(day int, u unit, k int) int {
	y, m, d := civil(day)
	switch u {
	case unitDay:
		return day + k
	case unitWeek, unitWeekend:
		return day + 7*k
	case unitFortnight:
		return day + 14*k
	case unitWorkday:
		return addWorkdays(day, k)
	case unitMonth:
		m += k
	case unitQuarter:
		m += 3 * k
	case unitHalf:
		m += 6 * k
	case unitYear:
		y += k
	case unitDecade:
		y += 10 * k
	case unitCentury:
		y += 100 * k
	default:
		return day
	}
	mo := monthOf(y, m)
	return min(mo.first+d-1, mo.last)
}

// String is the value of the interval in the grammar of EVENTS.md.
func (iv interval) String() string {
	y, m, d := civil(iv.first)
	switch {
	case iv == holding(iv.unit, iv.first, 0):
	case iv.first == iv.last:
		iv.unit = unitDay
	default:
		return iv.endpoints()
	}
	switch iv.unit {
	case unitDay, unitWorkday, unitHour:
		return isoDay(y, m, d)
	case unitWeek:
		wy, w := isoWeek(iv.first)
		return fmt.Sprintf("%04d-W%02d", wy, w)
	case unitMonth:
		return isoDay(y, m, 0)
	case unitQuarter:
		return fmt.Sprintf("%04d-Q%d", y, (m+2)/3)
	case unitHalf:
		return fmt.Sprintf("%04d-H%d", y, (m+5)/6)
	case unitYear:
		return isoDay(y, 0, 0)
	case unitDecade:
		return fmt.Sprintf("%04ds", y)
	}
	return iv.endpoints()
}

// endpoints writes A/B with the coarsest unit both ends agree with.
func (iv interval) endpoints() string {
	y, m, d := civil(iv.first)
	Y, M, D := civil(iv.last)
	if d == 1 && D == monthLength(Y, M) {
		if m == 1 && M == 12 {
			return isoDay(y, 0, 0) + "/" + isoDay(Y, 0, 0)
		}
		return isoDay(y, m, 0) + "/" + isoDay(Y, M, 0)
	}
	return isoDay(y, m, d) + "/" + isoDay(Y, M, D)
}

// isoDay writes YYYY-MM-DD, or less when m or d is 0.
func isoDay(y, m, d int) string {
	var b [10]byte
	for i := 3; i >= 0; i-- {
		b[i] = byte('0' + y%10)
		y /= 10
	}
	if m == 0 {
		return string(b[:4])
	}
	b[4], b[5], b[6] = '-', byte('0'+m/10), byte('0'+m%10)
	if d == 0 {
		return string(b[:7])
	}
	b[7], b[8], b[9] = '-', byte('0'+d/10), byte('0'+d%10)
	return string(b[:])
}

func isoDayOf(n int) string {
	y, m, d := civil(n)
	return isoDay(y, m, d)
}
