package ingest

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// layouts are forms of timestamps that name the month. The day is read as
// written: a timestamp keeps the day of its own zone.
var layouts = []string{
	time.RFC1123, time.RFC1123Z, time.RFC850, time.RFC822, time.RFC822Z, time.ANSIC, time.UnixDate,
	"Mon, 2 Jan 2006 15:04:05 MST", "Mon, 2 Jan 2006 15:04:05 -0700",
	"2 Jan 2006", "2 January 2006", "Jan 2, 2006", "January 2, 2006",
	"2 Jan 2006 15:04", "2 January 2006 15:04", "Jan 2, 2006 15:04", "January 2, 2006 15:04",
}

// Day normalizes a date or timestamp of metadata to YYYY-MM-DD, the day of its
// own zone. Numbers of ten or thirteen digits are seconds or milliseconds since
// 1970, in UTC. It returns "" for what is no day or could be two.
func Day(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 64 {
		return ""
	}
	n, width := leadingNumbers(s)
	switch {
	case width[0] == 4 && width[1] > 0 && width[1] <= 2 && width[2] > 0 && width[2] <= 2:
		return day(n[0], n[1], n[2])
	case len(s) == 8 && width[0] == 8:
		return day(n[0]/10000, n[0]/100%100, n[0]%100)
	case len(s) >= 10 && width[0] == len(s):
		return epoch(s)
	case width[2] == 4 && width[0] > 0 && width[0] <= 2 && width[1] > 0 && width[1] <= 2:
		return dayAndMonth(n[0], n[1], n[2], strings.ContainsRune(s, '.'))
	}
	for _, layout := range layouts {
		if t, err := time.Parse(layout, s); err == nil {
			return day(t.Year(), int(t.Month()), t.Day())
		}
	}
	return ""
}

// leadingNumbers returns the first three runs of digits and their widths. Digits
// must come first, and one to three characters that are no ASCII letters between.
func leadingNumbers(s string) (n, width [3]int) {
	i := 0
	for k := range n {
		for i < len(s) && '0' <= s[i] && s[i] <= '9' && width[k] < 14 {
			n[k] = n[k]*10 + int(s[i]-'0')
			width[k]++
			i++
		}
		start := i
		for i < len(s) && i-start < 4 && !isDigit(s[i]) && !isLetter(s[i]) {
			i++
		}
		if width[k] == 0 || i == start {
			break
		}
	}
	return n, width
}

func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// dayAndMonth decides which of two numbers is the day: with dots the first; else
// the one that can be no month.
func dayAndMonth(a, b, year int, dots bool) string {
	switch {
	case dots || a > 12 || a == b:
		return day(year, b, a)
	case b > 12:
		return day(year, a, b)
	}
	return ""
}

// day formats a date that exists.
func day(year, month, d int) string {
	t := time.Date(year, time.Month(month), d, 0, 0, 0, 0, time.UTC)
	if year < 1 || year > 9999 || int(t.Month()) != month || t.Day() != d {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, d)
}

// epoch reads seconds or milliseconds since 1970.
func epoch(s string) string {
	n, err := strconv.ParseInt(s, 10, 64)
	switch {
	case err != nil:
		return ""
	case len(s) == 10:
		return time.Unix(n, 0).UTC().Format(time.DateOnly)
	case len(s) == 13:
		return time.UnixMilli(n).UTC().Format(time.DateOnly)
	}
	return ""
}
