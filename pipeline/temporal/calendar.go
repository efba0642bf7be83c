package temporal

// Days are counted from 1970-01-01. Algorithms: Howard Hinnant, "chrono-Compatible
// Low-Level Date Algorithms".

func dayNumber(y, m, d int) int {
	if m <= 2 {
		y--
	}
	era := floorDiv(y, 400)
	yoe := y - era*400
	mp := (m + 9) % 12
	doy := (153*mp+2)/5 + d - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return era*146097 + doe - 719468
}

func civil(n int) (y, m, d int) {
	n += 719468
	era := floorDiv(n, 146097)
	doe := n - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	y = yoe + era*400
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	d = doy - (153*mp+2)/5 + 1
	m = mp + 3
	if m > 12 {
		m -= 12
	}
	if m <= 2 {
		y++
	}
	return y, m, d
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

// weekdayOf is 1 for Monday to 7 for Sunday.
func weekdayOf(n int) int { return n - 7*floorDiv(n+3, 7) + 4 }

func monthLength(y, m int) int {
	switch m {
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// isoWeek returns the ISO 8601 year and week of a day.
func isoWeek(n int) (year, week int) {
	thursday := n - weekdayOf(n) + 4
	year, _, _ = civil(thursday)
	return year, (thursday-dayNumber(year, 1, 1))/7 + 1
}

// weekStart is the Monday of an ISO week.
func weekStart(year, week int) int {
	jan4 := dayNumber(year, 1, 4)
	return jan4 - weekdayOf(jan4) + 1 + 7*(week-1)
}

// easter returns Easter Sunday (Meeus/Jones/Butcher), or the Orthodox one by the
// Gregorian calendar (Meeus).
func easter(y int, orthodox bool) int {
	if orthodox {
		a, b, c := y%4, y%7, y%19
		d := (19*c + 15) % 30
		e := (2*a + 4*b - d + 34) % 7
		m := (d + e + 114) / 31
		return dayNumber(y, m, (d+e+114)%31+1) + y/100 - y/400 - 2
	}
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	month := (h + l - 7*m + 114) / 31
	return dayNumber(y, month, (h+l-7*m+114)%31+1)
}

// parseDay reads YYYY-MM-DD; anything after it is ignored.
func parseDay(s string) (int, bool) {
	if len(s) < 10 || s[4] != '-' || s[7] != '-' {
		return 0, false
	}
	num := func(a, b int) int {
		v := 0
		for _, c := range []byte(s[a:b]) {
			if c < '0' || c > '9' {
				return -1
			}
			v = v*10 + int(c-'0')
		}
		return v
	}
	y, m, d := num(0, 4), num(5, 7), num(8, 10)
	if y < 0 || m < 1 || m > 12 || d < 1 || d > monthLength(y, m) {
		return 0, false
	}
	return dayNumber(y, m, d), true
}
